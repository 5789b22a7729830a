namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>/bin/sh is made a link to another shell.</summary>
internal sealed class ShellReplaced() : Rule<ShellCommand>(new()
{
    Id = "DFA4313",
    Title = "Use SHELL to change the shell",
    Message = "Programs in the image expect their own /bin/sh; SHELL changes the shell for the build only",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL4005"),
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Name == "ln" && command.Operands.Length > 1
            && command.Operands[command.Operands.Length - 1] is { Literal: "/bin/sh" } link)
            context.Report(link.Span, []);
    }
}
