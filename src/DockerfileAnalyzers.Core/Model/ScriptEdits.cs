using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>Edits of RUN scripts that keep what the script means.</summary>
public static class ScriptEdits
{
    /// <summary>Runs a command behind all others; <see langword="null"/> where that is not certain to be right.</summary>
    public static TextEdit? Append(DockerfileSyntax syntax, RunInstructionSyntax run, string command) =>
        IsPlain(run) ? TextEdit.Insert(run.Script!.FileSpan.End, GetSeparator(syntax, run) + command) : null;

    // A line for each command, where that is how the others are written: "\n    && apt-get install …".
    private static string GetSeparator(DockerfileSyntax syntax, RunInstructionSyntax run)
    {
        var text = syntax.File.GetText(run.Script!.FileSpan);
        var start = text.LastIndexOf("&&", StringComparison.Ordinal);
        var line = start < 0 ? 0 : text.LastIndexOf('\n', start) + 1;
        return line > 0 && text.Substring(line, start - line).Trim().Length == 0
            ? $" {syntax.EscapeCharacter}{syntax.File.NewLine}{text.Substring(line, start - line)}&& "
            : " && ";
    }

    /// <summary>Gives a command one more argument, also where it is written in exec form.</summary>
    public static TextEdit AddArgument(ShellCommand command, TextSpan after, string argument) =>
        TextEdit.Insert(after.End, command.Script is null ? $", \"{argument}\"" : " " + argument);

    /// <summary>Takes an argument away with the blanks before it; <see langword="null"/> where a comment stands between, or in exec form.</summary>
    public static TextEdit? RemoveArgument(SourceFile file, ShellCommand command, TextSpan argument)
    {
        var before = command.Arguments.Where(other => other.Span.End <= argument.Start).Select(other => other.Span.End).DefaultIfEmpty(command.NameSpan.End).Max();
        var span = TextSpan.FromBounds(before, argument.End);
        return command.Script is null || file.GetText(span).Contains('#') ? null : TextEdit.Delete(span);
    }

    /// <summary>Makes one RUN of two that follow each other; <see langword="null"/> where something stands between them or is not understood.</summary>
    public static TextEdit? Join(DockerfileSyntax syntax, RunInstructionSyntax first, RunInstructionSyntax second)
    {
        if (!IsPlain(first) || !IsPlain(second) || first.Flags.Length + second.Flags.Length > 0 || second.LeadingComments.Length > 0 || ChangesShell(first))
            return null;
        var between = TextSpan.FromBounds(first.Script!.FileSpan.End, second.Script!.FileSpan.Start);
        if (syntax.File.GetText(between).Contains('#'))
            return null;
        return TextEdit.Replace(between, $" {syntax.EscapeCharacter}{syntax.File.NewLine} && ");
    }

    // A directory, a variable or an option that the second one did not have: a shell of its own began without it.
    private static bool ChangesShell(RunInstructionSyntax run) => ShellParser.Parse(run.Script!, ShellDialect.Posix).Root.DescendantsAndSelf().OfType<SimpleCommandSyntax>()
        .Any(command => command.Words.IsEmpty || command.Name is "cd" or "pushd" or "popd" or "export" or "unset" or "umask" or "alias" or "." or "source" or "eval" or "exec" or "trap" || (command.Name == "set" && command.Words.Skip(1).Any(word => word.Text.IndexOf('e') < 0)));

    // One list of commands joined by && on the argument line: what follows it runs only if all of it went well, as a layer would.
    private static bool IsPlain(RunInstructionSyntax run) =>
        run is { Script: { } script, Interpreter: null, Heredocs.IsEmpty: true }
        && ShellParser.Parse(script, ShellDialect.Posix) is { IsComplete: true, Root: ShellListSyntax list }
        && list.Items.Skip(1).All(item => item.Operator is ListOperator.And)
        && list.Items.Length > 0 && !list.Items.Any(item => item.Node is SimpleCommandSyntax { Name: "exec" or "exit" }) && !script.Text.TrimEnd().EndsWith("&", StringComparison.Ordinal) && !script.Text.TrimEnd().EndsWith(";", StringComparison.Ordinal)
        && script.Text.IndexOf('#') < 0;
}
