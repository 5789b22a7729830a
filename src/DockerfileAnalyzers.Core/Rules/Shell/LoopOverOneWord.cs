namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A for loop over a single word.</summary>
internal sealed class LoopOverOneWord() : Rule<RunScript>(new()
{
    Id = "DFA7011",
    Title = "Loop over several words, or do without the loop",
    Message = "The loop runs once",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2043", "SC2041", "SC2042", "SC2066"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var loop in script.Nodes.OfType<ForSyntax>()
            .Where(loop => !loop.IsSelect && !loop.Words.IsDefault && loop.Words.Length == 1))
        {
            var word = loop.Words[0];
            if (!word.Parts.IsEmpty
                && word.Parts.All(part =>
                    part is LiteralPart or SingleQuotedPart or TildePart or ArithmeticPart
                        or DoubleQuotedPart { HasList: false }))
                context.Report(word.Span, []);
        }
    }
}
