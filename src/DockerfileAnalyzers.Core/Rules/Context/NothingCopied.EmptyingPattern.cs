namespace DockerfileAnalyzers.Rules.Context;

/// <summary>
/// The pattern that leaves out the last of the files that a source names, so that nothing is copied.
/// </summary>
internal static class EmptyingPattern
{
    /// <returns>
    /// <see langword="null"/> where some are sent, where there are none, and where that is not known.
    /// </returns>
    public static IgnorePatternSyntax? Find(BuildContext context, CopyFilter filter)
    {
        if (context.IgnoreFile is not { Patterns: { IsEmpty: false } patterns }
            || context.Manifest is { IsTruncated: true })
            return null;
        var hasExceptions = patterns.Any(pattern => pattern.IsException);
        if (context.Manifest is not null)
        {
            var taken = context.Manifest.Entries.Where(entry => filter.Names(entry.Path)).ToArray();
            // In a directory that is not listed, an exception can re-include files.
            var isEmptied = taken.All(entry =>
                context.IsIgnored(entry.ContentPath) && !(entry.IsFolder && hasExceptions));
            return taken.Length > 0 && isEmptied
                ? context.FindDecidingPattern(taken[taken.Length - 1].ContentPath)
                : null;
        }

        var path = filter.Source;
        return hasExceptions || (path != "." && !Glob.HasWildcard(path)) ? null
            : patterns.LastOrDefault(pattern => IgnoreMatcher.MatchesEverything(pattern) || pattern.Pattern == path);
    }
}
