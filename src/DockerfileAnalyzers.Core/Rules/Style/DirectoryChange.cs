namespace DockerfileAnalyzers.Rules.Style;

/// <summary>A RUN changes its directory where WORKDIR could.</summary>
internal sealed class DirectoryChange() : Rule<ShellCommand>(new()
{
    Id = "DFA8007",
    Title = "Use WORKDIR to change the directory",
    Message = "WORKDIR changes the directory for this instruction and all following ones",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3003"),
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        // LostEffect speaks of the last one; a subshell comes back by itself.
        if (command is { Name: "cd", Instruction: RunInstructionSyntax, IsUnconditional: true, IsLastOfScript: false })
            context.Report(command.NameSpan, []);
    }
}
