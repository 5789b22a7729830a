namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A for loop over a wildcard in a directory that an unquoted variable names.</summary>
internal sealed class UnquotedPathInLoop() : Rule<RunScript>(new()
{
    Id = "DFA7125",
    Title = "Quote variables in patterns",
    Message = "A space in '{0}' splits the pattern into two",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2231"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var word in script.LoopWords.SelectMany(words => words).Where(word => word.HasWildcard))
        {
            var bare = word.Parts.Where(part => part is ParameterPart or SubstitutionPart).ToArray();
            if (bare.FirstOrDefault(part => !IsClean(script, part)) is { } dirty)
                context.Report(dirty.Span, [context.File.GetText(dirty.Span)], fix: CreateFix(word, bare));
        }
    }

    private static bool IsClean(RunScript script, ShellWordPart part) => part is ParameterPart parameter
        ? script.Variables.IsClean(parameter)
        : part is SubstitutionPart substitution && VariableUses.PrintsOneWord(substitution);

    private static Fix? CreateFix(ShellWord word, ShellWordPart[] bare) => word.IsInBackquotes ? null
        : Fix.Unsafe("Add quotes, which keep the value one word", Change.QuotesWord, bare.SelectMany(part =>
            new[] { TextEdit.Insert(part.Span.Start, "\""), TextEdit.Insert(part.Span.End, "\"") }).ToArray());
}
