namespace DockerfileAnalyzers.Rules.Context;

/// <summary>A pattern differs from a file name only in case: for Docker, 'Bin' and 'bin' are different.</summary>
internal sealed class PatternInOtherCase() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5206",
    Title = "Match the case of file names",
    Message = "'{0}' does not match '{1}'; patterns are case-sensitive",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        if (model.Manifest is not { IsTruncated: false } manifest)
            return;
        foreach (var pattern in model.Syntax.Patterns)
        {
            var meant = manifest.Entries.FirstOrDefault(entry => IgnoreFileModel.MatchesInOtherCase(pattern, entry.Path)
                && model.Matcher.IsIgnored(entry.ContentPath) == pattern.IsException).Path;
            if (meant is not null && !manifest.Entries.Any(entry => IgnoreMatcher.Matches(pattern, entry.ContentPath))
                && FindSpelling(pattern, meant) is { } spelling)
                context.Report(pattern.Span, [context.File.GetText(pattern.Span), meant],
                    fix: Fix.Unsafe(
                        $"Change to '{spelling}'",
                        Change.ReplacesPattern,
                        TextEdit.Replace(pattern.Span, (pattern.IsException ? "!" : "") + spelling)));
        }
    }

    // The pattern with the case of the path; null if it contains wildcards.
    private static string? FindSpelling(IgnorePatternSyntax pattern, string path)
    {
        var name = pattern.Pattern.StartsWith("**/", StringComparison.Ordinal)
            ? pattern.Pattern.Substring(3)
            : pattern.Pattern;
        var start = ("/" + path + "/").IndexOf("/" + name + "/", StringComparison.OrdinalIgnoreCase);
        return start < 0
            ? null
            : pattern.Pattern.Substring(0, pattern.Pattern.Length - name.Length) + path.Substring(start, name.Length);
    }
}
