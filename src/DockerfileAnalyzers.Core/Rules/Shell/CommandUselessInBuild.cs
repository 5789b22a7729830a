namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A program that needs a terminal, a running service or the host.</summary>
internal sealed class CommandUselessInBuild() : Rule<ShellCommand>(new()
{
    Id = "DFA7309",
    Title = "Remove commands that have no use in a build",
    Message = "'{0}' has no use in a build because it needs a terminal, a running service or the host",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3001"),
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Instruction is not RunInstructionSyntax run
            || !(command.Is(ProgramTrait.Interactive) || IsUnanswered(command)) || command.IsPartOfPipe)
            return;
        // A question about the program, a key scan, a service that the same RUN
        // uses, a mount that the build allows.
        if (command.Name is "ssh" && !command.Operands.IsEmpty && run.Mounts.Any(mount => mount.Type == "ssh")
            || command.Name is "kill" or "killall" or "ps" or "service" && !command.IsOnlyOfScript
            || command.HasOption("--version", "--help", "-V", "-T") || IsBatch(command)
            || command.Name is "mount" or "umount" && run.GetFlag("security") is not null
            || (command.Name == "service" && command.IsLastOfScript))
            return;
        context.Report(command.NameSpan, [command.Name]);
    }

    // Editors in batch mode.
    private static bool IsBatch(ShellCommand command) => command.Name switch
    {
        "vim" or "vi" or "emacs" => command.HasOption(OptionTrait.Batch)
            || command.Arguments.Any(argument => argument.Text.StartsWith("+", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsUnanswered(ShellCommand command) =>
        command.IsComplete && command.Redirections.IsEmpty && command.Name switch
        {
            "passwd" => !command.HasOption(OptionTrait.Batch),
            // "su user script" runs the script.
            "su" => command.Operands.Count(operand => operand.Literal != "-") < 2
                && !command.HasOption("-c", "--command")
                && !command.Arguments.Any(argument => argument.Literal?.Contains("-c") == true),
            _ => false,
        };
}
