namespace DockerfileAnalyzers.Text;

/// <summary>Patterns in which <c>*</c> matches any text. What else they hold is up to their language.</summary>
internal static class StarPattern
{
    /// <summary>
    /// Whether the element at a position of a pattern matches a character; the position is then advanced past it.
    /// </summary>
    internal delegate bool MatchOne(string pattern, ref int place, char character);

    /// <summary>Whether the text from <paramref name="start"/> to <paramref name="end"/> matches as a whole.</summary>
    public static bool IsMatch(string pattern, string text, int start, int end, MatchOne matchOne)
    {
        int p = 0, t = start, starPattern = -1, starText = start;
        while (t < end)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                starPattern = ++p;
                starText = t;
            }
            else if (p < pattern.Length && matchOne(pattern, ref p, text[t]))
            {
                t++;
            }
            else if (starPattern >= 0)
            {
                // Only the last star needs to give way: the text before it has already matched.
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
}
