namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A change of directory whose failure does not stop the script.</summary>
internal sealed class DirectoryChangeUnchecked() : Rule<RunScript>(new()
{
    Id = "DFA7002",
    Title = "Stop when 'cd' fails",
    Message = "If '{0}' fails, the commands after it run in the wrong directory",
    Equivalents = ImmutableArray.Create("SC2164"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.HasErrexit)
            return;
        var commands = new Lazy<ILookup<SimpleCommandSyntax, ShellCommand>>(() =>
            context.Model.GetCommands(script.Instruction, script.Tree).ToLookup(command => command.Syntax!));
        foreach (var command in script.Commands.Where(command => command.Name is "cd" or "pushd" or "popd"))
        {
            if (RunScript.IsChecked(command) || command.Words.Any(word => word.Text == "-n")
                || IsThere(command, script, context.Model, commands))
                continue;
            var isPlain = RunScript.StandsAlone(command)
                && !command.Ancestors.Any(node => node is SubstitutionPart or FunctionSyntax);
            var fix = isPlain
                ? Fix.Unsafe(
                    "Add '|| exit', which fails the build if the directory does not exist",
                    Change.RewritesScript,
                    TextEdit.Insert(command.Span.End, " || exit"))
                : null;
            context.Report(command.Span, [context.File.GetText(command.Words[0].Span)], fix: fix);
        }
    }

    // Home, "..", "/tmp", the previous directory, and directories that the Dockerfile has created.
    private static bool IsThere(
        SimpleCommandSyntax command,
        RunScript script,
        DockerfileModel model,
        Lazy<ILookup<SimpleCommandSyntax, ShellCommand>> commands)
    {
        if (command.Words.Length == 1)
            return command.Name == "cd" || WasAlreadyElsewhere(command, script);
        var path = script.GetValue(command.Words[1]) ?? command.Words[1].Text.Trim('"');
        if (command.Words.Length == 2 && (path.All(c => c is '.' or '/') || SystemDirectory.IsInEveryImage(path)))
            return true;
        return (path == "-" && WasAlreadyElsewhere(command, script)) || IsTested(command, script)
            || (commands.Value[command].FirstOrDefault() is { } changed
                && MadeFolders.Contains(changed, model));
    }

    // "if [ -d x ]; then cd x", "[ ! -d x ] || cd x".
    private static bool IsTested(SimpleCommandSyntax command, RunScript script) =>
        script.TestedFolders.TryGetValue(command.Words[1].Text, out var start) && start < command.Span.Start;

    private static bool WasAlreadyElsewhere(SimpleCommandSyntax command, RunScript script) =>
        script.FirstDirectoryChange?.Span.Start < command.Span.Start;
}
