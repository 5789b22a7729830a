namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A character class without the outer brackets.</summary>
internal sealed class CharacterClassWithoutBrackets() : Rule<RunScript>(new()
{
    Id = "DFA7124",
    Title = "Use double brackets for character classes",
    Message = "'{0}' matches any one of these characters; a character class needs double brackets",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2101"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var glob in script.Nodes.OfType<GlobPart>())
        {
            var isNegated = glob.Text.StartsWith("[!:", StringComparison.Ordinal)
                || glob.Text.StartsWith("[^:", StringComparison.Ordinal);
            var start = isNegated ? 2 : 1;
            if ((isNegated || glob.Text.StartsWith("[:", StringComparison.Ordinal)) && glob.Text.Length > start + 3
                && glob.Text.EndsWith(":]", StringComparison.Ordinal)
                && !TakesBareClass(glob))
                context.Report(glob.Span, [glob.Text],
                    fix: Fix.Unsafe(
                        "Use double brackets",
                        Change.ReplacesWord,
                        TextEdit.Insert(glob.Span.Start + start, "["),
                        TextEdit.Insert(glob.Span.End, "]")));
        }
    }

    // "tr [:upper:] [:lower:]" is how tr writes it.
    private static bool TakesBareClass(GlobPart glob) =>
        glob.Ancestors.OfType<SimpleCommandSyntax>().FirstOrDefault()?.Name is "tr" or "read";
}
