namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>Typographic quotes, dashes and spaces in a script.</summary>
internal sealed class TypographicCharacter() : Rule<RunScript>(new()
{
    Id = "DFA7117",
    Title = "Use ASCII quotes, dashes and spaces",
    Message = "The shell treats this {0} as a literal character",
    Equivalents = ImmutableArray.Create("SC1018", "SC1015", "SC1016", "SC1110", "SC1111", "SC1112"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        // There are usually several: one finding and one fix for all of them.
        var found = TypographicCharacters.Find(script).ToArray();
        if (found.Length > 0)
            context.Report(found[0].Span, [found[0].Kind], fix: CreateFix(found));
    }

    private static Fix? CreateFix(IReadOnlyCollection<TypographicCharacters.Place> found) =>
        found.Count(place => place.Plain == "\"") % 2 == 0 && found.Count(place => place.Plain == "'") % 2 == 0
            ? Fix.Unsafe(
                "Replace with ASCII characters, which the shell reads as syntax",
                Change.RewritesScript,
                found.Select(place => TextEdit.Replace(place.Span, place.Plain)).ToArray())
            : null;
}
