namespace DockerfileAnalyzers.Text;

/// <summary>Looks for words in texts.</summary>
internal static class TextSearch
{
    /// <summary>
    /// Whether a word stands anywhere in a text, in whatever case. Jumps from one first letter to the next: the runtime
    /// compares at each character where there is no culture data.
    /// </summary>
    public static bool Mentions(this string text, string word)
    {
        if (word.Length == 0)
            return true;
        var rest = text.AsSpan();
        var (lower, upper) = (char.ToLowerInvariant(word[0]), char.ToUpperInvariant(word[0]));
        while (rest.Length >= word.Length)
        {
            var start = rest.Slice(0, rest.Length - word.Length + 1).IndexOfAny(lower, upper);
            if (start < 0)
                return false;
            if (rest.Slice(start, word.Length).Equals(word.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
            rest = rest.Slice(start + 1);
        }

        return false;
    }
}
