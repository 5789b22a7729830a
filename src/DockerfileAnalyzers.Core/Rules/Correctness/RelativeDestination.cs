namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A copy to a relative path without a WORKDIR that determines what it is relative to.</summary>
internal sealed class RelativeDestination() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA4401",
    Title = "Set WORKDIR before copying to a relative path",
    Message = "'{0}' is relative to the working directory of the base image; set WORKDIR first",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3045"),
})
{
    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        if (context.Model.Expand(copying, copying.Destination) is { Length: > 0 } path
            && !ContainerPath.IsAbsolute(path)
            && context.Model.GetState(copying).WorkingDirectory is null && !context.Model.HasWorkdirBefore(copying))
            context.Report(copying.Destination.Span, [path]);
    }
}
