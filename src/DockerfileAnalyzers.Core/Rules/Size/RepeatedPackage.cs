namespace DockerfileAnalyzers.Rules.Size;

/// <summary>The same package is installed twice.</summary>
internal sealed class RepeatedPackage() : Rule<Stage>(new()
{
    Id = "DFA1203",
    Title = "Install each package once",
    Message = "'{0}' is already installed on line {1}",
    Severity = Severity.Info,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        var repetitions = PackageRepetition.Find(context.Model, stage).ToArray();
        var counts = repetitions.GroupBy(repetition => repetition.Command)
            .ToDictionary(group => group.Key, group => group.Count());
        foreach (var (command, package, first) in repetitions)
        {
            // The last package is not removed: without it, the command would be
            // a different one. A variable can also contain other packages.
            var stays = counts[command] == command.Operands.Length
                || context.File.GetText(package.Span).Trim('"', '\'') != package.Text;
            var edit = stays ? null : ScriptEdits.RemoveArgument(context.File, command, package.Span);
            var fix = edit is null ? null : Fix.Safe($"Remove '{package.Name}' here", Change.RemovesWord, edit);
            if (!command.Span.Contains(first.Span))
                fix = fix?.ToUnsafe($"{fix.Title}; the package is then not upgraded or reinstalled");
            context.Report(
                package.Span, [package.Name, context.File.Lines.GetLine(first.Span.Start) + 1], fix: fix);
        }
    }
}
