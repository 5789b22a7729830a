namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>rm -r of a path that an empty variable turns into a system directory.</summary>
internal sealed class RootDirectoryDeleted() : Rule<RunScript>(new()
{
    Id = "DFA7013",
    Title = "Guard deletions against empty variables",
    Message = "If the expansion is empty, this command deletes '{0}'",
    Equivalents = ImmutableArray.Create("SC2115"),
    Fix = FixSafety.Unsafe,
    Supersedes = ImmutableArray.Create("DFA7005"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var (word, path) in FolderRemoval.Find(script, context.Model))
        {
            var variable = word.PartsWithinQuotes.OfType<ParameterPart>().FirstOrDefault();
            context.Report(word.Span, [path],
                fix: variable is { IsVariable: true, Operator: null } ? CreateFix(variable, context) : null);
        }
    }

    private static Fix CreateFix(ParameterPart variable, RuleContext context) => Fix.Unsafe(
        $"Fail the build if '{variable.Name}' is empty", Change.ReplacesWord,
        variable.IsBraced ? TextEdit.Insert(variable.Span.End - 1, ":?")
            : TextEdit.Replace(variable.Span, "${" + context.File.GetText(variable.Span).Substring(1) + ":?}"));
}
