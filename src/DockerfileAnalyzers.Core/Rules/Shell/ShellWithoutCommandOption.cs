using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>SHELL names a Unix shell without the option that makes it run its argument.</summary>
public sealed class ShellWithoutCommandOption() : Rule<ShellInstructionSyntax>(new()
{
    Id = "DFA7205",
    Title = "End SHELL with the option '-c'",
    Message = "'{0}' without '-c' takes the command of a RUN as the name of a script, which fails",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellInstructionSyntax shell, RuleContext context)
    {
        if (!shell.IsExecForm || shell.ExecArguments.IsEmpty || shell.ExecArguments[0].Value is not { } program || !IsUnixShell(program))
            return;
        if (shell.ExecArguments.Skip(1).Any(argument => TakesCommand(argument.Value)))
            return;
        var last = shell.ExecArguments[shell.ExecArguments.Length - 1].Span;
        context.Report(last, new object[] { program }, fix: Fix.Unsafe(
            "Add -c, with which the shell runs the commands", Change.RewritesScript + Change.ChangesStart, TextEdit.Insert(last.End, ", \"-c\"")));
    }

    private static bool IsUnixShell(string program) =>
        ShellPrograms.GetDialect(program) is ShellDialect.Posix or ShellDialect.Bash or ShellDialect.Dash or ShellDialect.Ash;

    // "-c", "-lc", "-ceu"; of BusyBox, the shell is an argument.
    private static bool TakesCommand(string argument) =>
        argument is "sh" or "ash" || (argument.StartsWith("-", StringComparison.Ordinal) && !argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains("c"));
}
