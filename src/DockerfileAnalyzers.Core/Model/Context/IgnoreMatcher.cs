namespace DockerfileAnalyzers.Model.Context;

/// <summary>
/// Decides as Docker does which paths an ignore file leaves out: the last pattern that matches the path or a folder
/// above it wins. Case-sensitive; paths are relative to the context, with <c>/</c>.
/// </summary>
internal sealed class IgnoreMatcher
{
    private readonly ImmutableArray<IgnorePatternSyntax> _patterns;
    private readonly Dictionary<string, int> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<(int Index, PathPattern Pattern)> _others = new();

    public IgnoreMatcher(ImmutableArray<IgnorePatternSyntax> patterns)
    {
        _patterns = patterns;
        // Most patterns are a path or a name: those are looked up, however many there are.
        for (var i = 0; i < patterns.Length; i++)
        {
            var pattern = new PathPattern(patterns[i].Pattern);
            if (pattern.Path is { } path)
                _paths[path] = i;
            else if (pattern.NameAnywhere is { } name)
                _names[name] = i;
            else
                _others.Add((i, pattern));
        }

        _others.Reverse();
    }

    /// <summary>How many patterns are compared with a path one by one.</summary>
    public int ComparedPatterns => _others.Count;

    public bool IsIgnored(string path) => FindDecidingPattern(path) is { IsException: false };

    /// <summary>
    /// The pattern that decides about the path; <see langword="null"/> where none matches: the path is sent.
    /// </summary>
    public IgnorePatternSyntax? FindDecidingPattern(string path)
    {
        var last = -1;
        for (var start = 0; start <= path.Length;)
        {
            var end = path.IndexOf('/', start) is >= 0 and var slash ? slash : path.Length;
            if (_paths.Count > 0 && _paths.TryGetValue(path.Substring(0, end), out var found))
                last = Math.Max(last, found);
            if (_names.Count > 0 && _names.TryGetValue(path.Substring(start, end - start), out found))
                last = Math.Max(last, found);
            start = end + 1;
        }

        foreach (var (index, pattern) in _others)
        {
            if (index < last)
                break;
            if (pattern.Matches(path))
                return _patterns[index];
        }

        return last < 0 ? null : _patterns[last];
    }

    /// <summary>Whether the pattern matches the path itself or a folder above it.</summary>
    public static bool Matches(IgnorePatternSyntax pattern, string path) => Matches(pattern.Pattern, path);

    /// <param name="pattern">Cleaned, as <see cref="IgnorePatternSyntax.Pattern"/> is.</param>
    public static bool Matches(string pattern, string path) => new PathPattern(pattern).Matches(path);

    public static bool MatchesEverything(IgnorePatternSyntax pattern) =>
        pattern.Pattern is "*" or "**" or "**/*" or "**/**";

    /// <summary>
    /// Whether every path that <paramref name="narrow"/> matches is matched by
    /// <paramref name="wide"/>, as far as their texts tell.
    /// </summary>
    /// <param name="widePattern">That of <paramref name="wide"/>, which is compared with many.</param>
    public static bool Covers(IgnorePatternSyntax wide, PathPattern widePattern, IgnorePatternSyntax narrow)
    {
        if (wide.Pattern == narrow.Pattern || MatchesEverything(wide))
            return true;
        if (!Glob.HasWildcard(narrow.Pattern))
            return widePattern.Matches(narrow.Pattern);
        if (!Glob.HasWildcard(wide.Pattern))
            return narrow.Pattern.Length > wide.Pattern.Length && narrow.Pattern[wide.Pattern.Length] == '/'
                && narrow.Pattern.StartsWith(wide.Pattern, StringComparison.Ordinal);
        // "**/name": every path with that name in it.
        return wide.Pattern.StartsWith("**/", StringComparison.Ordinal) && wide.Pattern.IndexOf('/', 3) < 0
            && HasName(narrow.Pattern, wide.Pattern, 3);
    }

    // Whether a segment of a path matches a pattern from a position on.
    private static bool HasName(string path, string pattern, int start)
    {
        var length = pattern.Length - start;
        for (var at = 0; at >= 0 && at + length <= path.Length; at = path.IndexOf('/', at) + 1)
        {
            if (string.CompareOrdinal(path, at, pattern, start, length) == 0
                && (at + length == path.Length || path[at + length] == '/'))
                return true;
            if (path.IndexOf('/', at) < 0)
                return false;
        }

        return false;
    }
}
