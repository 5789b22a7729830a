namespace DockerfileAnalyzers.Model;

/// <summary>Go's <c>filepath.Match</c> for one path segment: <c>*</c>, <c>?</c>, <c>[…]</c> and <c>\</c>.</summary>
public static class Glob
{
    /// <summary>Whether the text holds a wildcard at all.</summary>
    public static bool HasWildcard(string text) => text.IndexOfAny(new[] { '*', '?', '[' }) >= 0;

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
                var close = pattern.IndexOf(']', Math.Min(p + 2, pattern.Length - 1));
                if (close < 0)
                    return false;
                var matches = MatchClass(pattern, p + 1, close, c);
                p = matches ? close + 1 : p;
                return matches;
            default:
                if (pattern[p] != c)
                    return false;
                p++;
                return true;
        }
    }

    private static bool MatchClass(string pattern, int start, int end, char c)
    {
        var isNegated = start < end && pattern[start] == '^';
        var found = false;
        for (var i = isNegated ? start + 1 : start; i < end; i++)
        {
            var low = pattern[i] == '\\' && i + 1 < end ? pattern[++i] : pattern[i];
            var high = low;
            if (i + 2 < end && pattern[i + 1] == '-')
                high = pattern[i += 2];
            found |= low <= c && c <= high;
        }

        return found != isNegated;
    }
}
