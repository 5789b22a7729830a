namespace DockerfileAnalyzers.Rules.Style;

/// <summary>A RUN uses cd where WORKDIR could change the directory.</summary>
internal sealed class DirectoryChange() : Rule<ShellCommand>(new()
{
    Id = "DFA8007",
    Title = "Use WORKDIR to change the directory",
    Message = "'cd' applies only to this RUN instruction; use WORKDIR to change the directory",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3003"),
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        // LostEffect reports a cd at the end of a script; a subshell does not change the directory of the script.
        if (command is { Name: "cd", Instruction: RunInstructionSyntax, IsUnconditional: true, IsLastOfScript: false })
            context.Report(command.NameSpan, []);
    }
}
