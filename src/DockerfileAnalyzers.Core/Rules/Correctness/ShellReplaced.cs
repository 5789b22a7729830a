namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>/bin/sh is replaced with a link to another shell.</summary>
internal sealed class ShellReplaced() : Rule<ShellCommand>(new()
{
    Id = "DFA4313",
    Title = "Use SHELL to change the shell",
    Message = "Replacing '/bin/sh' affects all programs in the image; use SHELL to change the shell of instructions",
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
