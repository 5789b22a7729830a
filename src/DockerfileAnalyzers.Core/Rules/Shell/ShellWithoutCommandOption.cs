namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>SHELL names a Unix shell without the option that makes it run its argument.</summary>
internal sealed class ShellWithoutCommandOption() : Rule<ShellInstructionSyntax>(new()
{
    Id = "DFA7205",
    Title = "End SHELL with the '-c' option",
    Message = "'{0}' without '-c' treats the {1} instruction on line {2} as a script name; the instruction fails",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(ShellInstructionSyntax shell, RuleContext context)
    {
        if (!shell.IsExecForm || shell.ExecArguments.IsEmpty || shell.ExecArguments[0].Value is not { } program
            || !IsUnixShell(program))
            return;
        if (shell.ExecArguments.Skip(1).Any(argument => TakesCommand(argument.Value)))
            return;
        if (FindUser(shell, context.Model) is not { } user)
            return;
        var last = shell.ExecArguments[shell.ExecArguments.Length - 1].Span;
        var line = context.File.Lines.GetLine(user.Span.Start) + 1;
        context.Report(last, [program, user.Keyword, line], fix: Fix.Unsafe(
            "Add '-c', which makes the shell run the commands",
            Change.RewritesScript + Change.ChangesStart,
            TextEdit.Insert(last.End, ", \"-c\"")));
    }

    // The first instruction in shell form that uses it.
    private static CommandInstructionSyntax? FindUser(ShellInstructionSyntax shell, DockerfileModel model) =>
        model.GetStage(shell)?.Instructions
            .Where(instruction => instruction.Span.Start > shell.Span.Start).OfType<CommandInstructionSyntax>()
            .TakeWhile(instruction => instruction is not ShellInstructionSyntax)
            .FirstOrDefault(instruction =>
                instruction is { IsExecForm: false, ScriptText: not null, Interpreter: null });

    private static bool IsUnixShell(string program) =>
        Interpreters.GetDialect(program)
            is ShellDialect.Posix or ShellDialect.Bash or ShellDialect.Dash or ShellDialect.Ash;

    // "-c", "-lc", "-ceu"; for BusyBox, the shell is an argument.
    private static bool TakesCommand(string argument) =>
        argument is "sh" or "ash"
        || (argument.StartsWith("-", StringComparison.Ordinal) && !argument.StartsWith("--", StringComparison.Ordinal)
            && argument.Contains("c"));
}
