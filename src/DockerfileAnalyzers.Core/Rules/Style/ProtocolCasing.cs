namespace DockerfileAnalyzers.Rules.Style;

/// <summary>A protocol in uppercase letters in EXPOSE.</summary>
internal sealed class ProtocolCasing() : Rule<ExposeInstructionSyntax>(new()
{
    Id = "DFA8006",
    Title = "Use lower case for the protocol in EXPOSE",
    Message = "'{0}' is usually written as '{1}'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("ExposeProtoCasing"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(ExposeInstructionSyntax expose, RuleContext context)
    {
        foreach (var port in expose.Ports)
        {
            if (port.Literal is { } text && text.IndexOf('/') is > 0 and var slash
                && text.Substring(slash).Any(char.IsUpper))
                context.Report(port.Span, [text, text.ToLowerInvariant()],
                    fix: Fix.Safe(
                        $"Change to {text.ToLowerInvariant()}",
                        Change.Notation,
                        TextEdit.Replace(port.Span, text.ToLowerInvariant())));
        }
    }
}
