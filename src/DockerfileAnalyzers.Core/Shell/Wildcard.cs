namespace DockerfileAnalyzers.Shell;

/// <summary>The patterns of <c>${x#…}</c> and <c>${x%…}</c>, as far as <c>*</c> and <c>?</c> go.</summary>
internal static class Wildcard
{
    /// <summary>Longer values than any that people cut with a pattern.</summary>
    private const int MaxLength = 2000;

    public static bool IsIn(string pattern) => pattern.IndexOfAny(new[] { '*', '?', '[' }) >= 0;

    /// <summary>
    /// The value without its prefix or suffix; <see langword="null"/> of other operators and patterns.
    /// </summary>
    public static string? Strip(string value, string @operator, string pattern)
    {
        if (pattern.IndexOf('[') >= 0 || value.Length > MaxLength)
            return null;
        var lengths = Enumerable.Range(0, value.Length + 1);
        switch (@operator)
        {
            case "#" or "##":
                foreach (var length in @operator == "#" ? lengths : lengths.Reverse())
                {
                    if (IsMatch(value, 0, length, pattern))
                        return value.Substring(length);
                }

                return value;
            case "%" or "%%":
                foreach (var length in @operator == "%" ? lengths : lengths.Reverse())
                {
                    if (IsMatch(value, value.Length - length, value.Length, pattern))
                        return value.Substring(0, value.Length - length);
                }

                return value;
            default:
                return null;
        }
    }

    private static bool IsMatch(string text, int start, int end, string pattern) =>
        StarPattern.IsMatch(pattern, text, start, end, MatchOne);

    private static bool MatchOne(string pattern, ref int place, char character)
    {
        if (pattern[place] != '?' && pattern[place] != character)
            return false;
        place++;
        return true;
    }
}
