namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>Quotes inside quotes, which end the string early.</summary>
internal sealed class QuotesEndEarly() : Rule<RunScript>(new()
{
    Id = "DFA7114",
    Title = "Escape quotes inside quotes",
    Message = "The quoted string ends before '{0}' and starts again after it",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2140", "SC2027"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var word in script.Nodes.OfType<ShellWord>())
        {
            // Two quoted pieces, and one between them.
            if (word.Parts.Length < 3)
                continue;
            var gaps = FindGaps(word);
            if (gaps.Length > 0 && !IsRegex(word))
                context.Report(gaps[0].Span, [context.File.GetText(gaps[0].Span)], fix: CreateFix(word, gaps));
        }
    }

    // The text of a default value is not checked here: "${x:-"a"b"c"}".
    private static QuoteGap[] FindGaps(ShellWord word) =>
        QuoteGap.Find(word).Where(gap => gap.IsExpansion || word.Parent is not ParameterPart).ToArray();

    private static bool IsRegex(ShellWord word) =>
        word.Parent is ConditionalSyntax { Words: var words } && words.IndexOf(word) is var index and > 0
        && words[index - 1].Text == "=~";

    private static Fix? CreateFix(ShellWord word, QuoteGap[] gaps)
    {
        var edits = gaps.SelectMany(GapEdits.Close).ToArray();
        if (word.IsInBackquotes)
            return null;
        return gaps.All(gap => gap.IsExpansion)
            ? Fix.Unsafe("Quote the whole text, which keeps it one word", Change.QuotesWord, edits)
            : Fix.Unsafe("Escape the quotes, which makes them part of the text", Change.ReplacesWord, edits);
    }
}
