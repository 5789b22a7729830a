namespace DockerfileAnalyzers.Edits;

/// <summary>Edits of RUN scripts that keep what the script means.</summary>
internal static class ScriptEdits
{
    /// <summary>
    /// Runs a command after all others; <see langword="null"/> where that is not certain to be right.
    /// </summary>
    public static TextEdit? Append(DockerfileModel model, RunInstructionSyntax run, string command) =>
        IsPlain(run) && !IsForWindows(model, run)
            && model.GetScript(run)?.DefinedNames.Overlaps(command.Split(' ')) != true
                ? TextEdit.Insert(run.ScriptText!.FileSpan.End, GetSeparator(model.Syntax, run) + command)
                : null;

    // A line for each command, where that is how the others are written: "\n    && apt-get install …".
    private static string GetSeparator(DockerfileSyntax syntax, RunInstructionSyntax run)
    {
        var text = syntax.File.GetText(run.ScriptText!.FileSpan);
        var start = text.LastIndexOf("&&", StringComparison.Ordinal);
        var line = start < 0 ? 0 : text.LastIndexOf('\n', start) + 1;
        return line > 0 && text.Substring(line, start - line).Trim().Length == 0
            ? $" {syntax.EscapeCharacter}{syntax.File.NewLine}{text.Substring(line, start - line)}&& "
            : " && ";
    }

    /// <summary>
    /// Has bash read this RUN and all that follows; <see langword="null"/> where that would print something else.
    /// </summary>
    /// <param name="options">The options of bash.</param>
    public static Fix? UseBash(DockerfileModel model, RunInstructionSyntax run, params string[] options)
    {
        // dash's echo interprets "\n", bash's does not.
        var escapes = model.Syntax.Instructions.OfType<RunInstructionSyntax>()
            .Where(other => other.Span.Start >= run.Span.Start).SelectMany(other => model.GetCommands(other))
            .Any(command =>
                command.Name == "echo"
                && command.Arguments.Any(argument => (argument.Literal ?? argument.Text).IndexOf('\\') >= 0));
        var shell = $"SHELL [\"/bin/bash\", {string.Join(", ", options.Select(option => $"\"{option}\""))}]";
        return escapes ? null : Fix.Unsafe(
            options.Contains("pipefail") ? "Use bash with pipefail from here on" : "Use bash from here on",
            Change.AddsInstruction + Change.ChangesStart,
            TextEdit.InsertLinesBefore(model.File, run.StartWithComments, shell));
    }

    /// <summary>Gives a command one more argument, also where it is written in exec form.</summary>
    public static TextEdit AddArgument(ShellCommand command, TextSpan after, string argument) =>
        TextEdit.Insert(after.End, command.Script is null ? $", \"{argument}\"" : " " + argument);

    /// <summary>
    /// Takes an argument away with the spaces before it; <see langword="null"/> where a
    /// comment is between, or in exec form.
    /// </summary>
    public static TextEdit? RemoveArgument(SourceFile file, ShellCommand command, TextSpan argument)
    {
        var index = command.FindArgument(argument.Start);
        var before = index > 0 ? command.Arguments[index - 1].Span.End : command.NameSpan.End;
        var span = TextSpan.FromBounds(before, argument.End);
        return command.Script is null || file.GetText(span).Contains('#') ? null : TextEdit.Delete(span);
    }

    /// <summary>
    /// Makes one RUN of two that follow each other; <see langword="null"/> where something
    /// is between them or is not understood.
    /// </summary>
    public static TextEdit? Join(DockerfileModel model, RunInstructionSyntax first, RunInstructionSyntax second)
    {
        var syntax = model.Syntax;
        // PowerShell knows no "&&", and cmd sees no change that an installer makes to PATH.
        if (IsForWindows(model, first)
            || !IsPlain(first) || !IsPlain(second) || first.Flags.Length + second.Flags.Length > 0
            || second.LeadingComments.Length > 0 || ChangesShell(first))
            return null;
        var between = TextSpan.FromBounds(first.ScriptText!.FileSpan.End, second.ScriptText!.FileSpan.Start);
        if (syntax.File.GetText(between).Contains('#'))
            return null;
        return TextEdit.Replace(between, $" {syntax.EscapeCharacter}{syntax.File.NewLine} && ");
    }

    private static bool IsForWindows(DockerfileModel model, RunInstructionSyntax run) =>
        model.GetDialect(run) is ShellDialect.PowerShell or ShellDialect.Cmd
            || (model.RunsWindows(run) && model.GetStage(run)?.BaseImage?.Facts?.Os is null or OsFamily.Windows);

    // A directory, a variable or an option that the second one did not have: a shell of its own began without it.
    private static bool ChangesShell(RunInstructionSyntax run) =>
        ShellParser.Parse(run.ScriptText!, ShellDialect.Posix).Root.DescendantsAndSelf()
            .Any(node =>
                node is FunctionSyntax
                || node is SimpleCommandSyntax command
                    && (command.Words.IsEmpty
                        || Programs.Is(command.Name, ProgramTrait.ChangesShell)));

    // One list of commands joined by && on the argument line: what follows it runs only if
    // all of it went well, as a layer would.
    private static bool IsPlain(RunInstructionSyntax run) =>
        run is { ScriptText: { } script, Interpreter: null, Heredocs.IsEmpty: true }
        && ShellParser.Parse(script, ShellDialect.Posix) is { IsComplete: true, Root: ShellListSyntax list }
        && list.Items.Skip(1).All(item => item.Operator is ListOperator.And)
        && list.Items.Length > 0 && !list.Items.Any(item => item.Node is SimpleCommandSyntax { Name: "exec" or "exit" })
        && !script.Text.TrimEnd().EndsWith("&", StringComparison.Ordinal)
        && !script.Text.TrimEnd().EndsWith(";", StringComparison.Ordinal)
        && script.Text.IndexOf('#') < 0;
}
