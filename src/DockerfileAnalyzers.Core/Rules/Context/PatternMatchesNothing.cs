using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>A pattern of the .dockerignore file matches nothing in the build context.</summary>
internal sealed class PatternMatchesNothing() : Rule<IgnorePatternSyntax>(new()
{
    Id = "DFA5201",
    Title = "Remove patterns that match nothing",
    Message = "'{0}' matches nothing in the build context",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(IgnorePatternSyntax pattern, RuleContext context)
    {
        var matcher = new PathPattern(pattern.Pattern);
        if (context.Input.Manifest is { IsTruncated: false } manifest
            && !manifest.Entries.Any(entry => matcher.Matches(entry.ContentPath) || IsBelow(pattern.Pattern, entry)))
            context.Report(pattern.Span, [context.File.GetText(pattern.Span)],
                fix: Fix.Unsafe(
                    "Remove the pattern", Change.RemovesPattern, TextEdit.DeleteLines(context.File, pattern.Span)));
    }

    // A directory that the manifest does not list may contain it.
    private static bool IsBelow(string pattern, ContextEntry entry) =>
        entry.IsFolder && (pattern.StartsWith(entry.Path + "/", StringComparison.Ordinal)
            || (Glob.HasWildcard(pattern) && (pattern.IndexOf('/') >= 0 || pattern.Contains("**"))));
}
