namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>EXPOSE with a host address or a host port, which it cannot publish.</summary>
internal sealed class HostPortExposed() : Rule<ExposeInstructionSyntax>(new()
{
    Id = "DFA4003",
    Title = "Specify only the container port in EXPOSE",
    Message = "EXPOSE cannot publish '{0}' on the host; only '{1}' has an effect",
    Equivalents = ImmutableArray.Create("ExposeInvalidFormat"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(ExposeInstructionSyntax expose, RuleContext context)
    {
        foreach (var port in expose.Ports)
        {
            if (port.Literal is not { } text || text.LastIndexOf(':') is not (> 0 and var colon)
                || colon + 1 == text.Length)
                continue;
            var container = text.Substring(colon + 1);
            context.Report(port.Span, [text, container],
                fix: Fix.Safe($"Change to {container}", Change.Notation, TextEdit.Replace(port.Span, container)));
        }
    }
}
