namespace DockerfileAnalyzers.Model.Context;

/// <summary>Go's <c>filepath.Match</c> for one path segment: <c>*</c>, <c>?</c>, <c>[…]</c> and <c>\</c>.</summary>
internal static class Glob
{
    private static readonly char[] s_wildcards = { '*', '?', '[' };

    /// <summary>Whether the text holds a wildcard at all.</summary>
    public static bool HasWildcard(string text) => text.IndexOfAny(s_wildcards) >= 0;

    /// <summary>The part of a path that no wildcard is in: <c>/app/out</c> of <c>/app/out/*.dll</c>.</summary>
    public static string GetFolder(string path) => path.IndexOfAny(s_wildcards) is >= 0 and var start
        ? path.Substring(0, Math.Max(0, path.LastIndexOf('/', start))) : path;

    public static bool IsMatch(string pattern, string text) =>
        StarPattern.IsMatch(pattern, text, 0, text.Length, MatchOne);

    private static bool MatchOne(string pattern, ref int p, char c)
    {
        switch (pattern[p])
        {
            case '?':
                p++;
                return true;
            case '\\' when p + 1 < pattern.Length:
                if (pattern[p + 1] != c)
                    return false;
                p += 2;
                return true;
            case '[':
                if (CharacterClass.TryRead(pattern, p, out var end, out _)?.Contains(c) != true)
                    return false;
                p = end;
                return true;
            default:
                if (pattern[p] != c)
                    return false;
                p++;
                return true;
        }
    }
}
