namespace DockerfileAnalyzers.Rules.Context;

/// <summary>
/// A pattern of the .dockerignore file has no effect: another pattern always decides, with the same or opposite result.
/// </summary>
internal sealed class ShadowedPattern() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5202",
    Title = "Remove redundant patterns",
    Message = "'{0}' has no effect; '{1}' on line {2} {3}",
    Severity = Severity.Info,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        var patterns = model.Syntax.Patterns;
        var matchers = patterns.Select(pattern => new PathPattern(pattern.Pattern)).ToImmutableArray();
        for (var i = 0; i < patterns.Length; i++)
        {
            // IneffectiveException reports exceptions that come too early.
            if (patterns[i].IsException || FindDeciding(patterns, matchers, i) is not { } deciding)
                continue;
            var effect = deciding.IsException ? "re-includes everything it matches"
                : "excludes the same files and others";
            if (deciding.Pattern == patterns[i].Pattern)
                effect = "is the same pattern";
            var line = context.File.Lines.GetLine(deciding.Span.Start) + 1;
            context.Report(patterns[i].Span,
                [context.File.GetText(patterns[i].Span), context.File.GetText(deciding.Span), line,
                    effect],
                fix: deciding.IsException
                    ? null
                    : Fix.Safe(
                        "Remove the pattern",
                        Change.RemovesPattern,
                        TextEdit.DeleteLines(context.File, patterns[i].Span)));
        }
    }

    private static IgnorePatternSyntax? FindDeciding(
        ImmutableArray<IgnorePatternSyntax> patterns, ImmutableArray<PathPattern> matchers, int index)
    {
        var pattern = patterns[index];
        for (var i = index + 1; i < patterns.Length; i++)
        {
            // "x" followed by "!x": tools write such files, and some people keep an original list unchanged.
            if (IgnoreMatcher.Covers(patterns[i], matchers[i], pattern))
                return patterns[i].IsException && patterns[i].Pattern == pattern.Pattern ? null : patterns[i];
        }

        // An earlier pattern also decides, unless an exception in between may re-include something. Identical
        // patterns are reported only once, by the loop above.
        for (var i = index - 1; i >= 0 && !patterns[i].IsException; i--)
        {
            if (patterns[i].Pattern != pattern.Pattern && IgnoreMatcher.Covers(patterns[i], matchers[i], pattern))
                return patterns[i];
        }

        return null;
    }
}
