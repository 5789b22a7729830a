namespace DockerfileAnalyzers.Model.Context;

/// <summary>Go's <c>filepath.Match</c> for one path segment: <c>*</c>, <c>?</c>, <c>[…]</c> and <c>\</c>.</summary>
internal static class Glob
{
    private static readonly char[] s_wildcards = { '*', '?', '[' };

    /// <summary>Whether the text holds a wildcard at all.</summary>
    public static bool HasWildcard(string text) => text.IndexOfAny(s_wildcards) >= 0;

    public static bool IsMatch(string pattern, string text)
    {
        int p = 0, t = 0, starPattern = -1, starText = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                starPattern = ++p;
                starText = t;
            }
            else if (p < pattern.Length && MatchOne(pattern, ref p, text[t]))
            {
                t++;
            }
            else if (starPattern >= 0)
            {
                // Only the last star needs to give way: what stands before it matched already.
                p = starPattern;
                t = ++starText;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

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
