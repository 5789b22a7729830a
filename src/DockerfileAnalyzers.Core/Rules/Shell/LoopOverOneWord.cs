namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A for loop over a single word.</summary>
internal sealed class LoopOverOneWord() : Rule<RunScript>(new()
{
    Id = "DFA7011",
    Title = "Fix or remove loops that run only once",
    Message = "The loop runs only once because its list is a single word",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2043", "SC2041", "SC2042", "SC2066"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var words in script.LoopWords)
        {
            if (words is [{ Parts.IsEmpty: false } word] && word.Parts.All(IsOneWord))
                context.Report(word.Span, []);
        }
    }

    private static bool IsOneWord(ShellWordPart part) =>
        part is LiteralPart or SingleQuotedPart or TildePart or ArithmeticPart or DoubleQuotedPart { HasList: false };
}
