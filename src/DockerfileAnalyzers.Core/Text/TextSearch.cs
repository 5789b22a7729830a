namespace DockerfileAnalyzers.Text;

/// <summary>Looks for words in texts.</summary>
internal static class TextSearch
{
    // In a shorter text, to look for the rarest letter of the word takes longer than it saves.
    private const int MinLength = 500;

    // From the rarest letter of Dockerfiles on.
    private const string Rarest = "qjzxwkyvfbghmudpclsinaorte";

    /// <summary>
    /// Whether a word is anywhere in a text, in any case. Jumps from one place of its rarest letter to the
    /// next: the runtime compares at each character where there is no culture data.
    /// </summary>
    public static bool Mentions(this string text, string word)
    {
        if (word.Length == 0)
            return true;
        var at = text.Length < MinLength ? 0 : FindRarest(word);
        var rest = text.AsSpan();
        var (lower, upper) = (char.ToLowerInvariant(word[at]), char.ToUpperInvariant(word[at]));
        while (rest.Length >= word.Length)
        {
            var start = rest.Slice(at, rest.Length - word.Length + 1).IndexOfAny(lower, upper);
            if (start < 0)
                return false;
            if (rest.Slice(start, word.Length).Equals(word.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
            rest = rest.Slice(start + 1);
        }

        return false;
    }

    /// <summary>Whether all characters are of ASCII.</summary>
    public static bool IsAscii(this string text)
    {
        foreach (var c in text)
        {
            if (c >= 128)
                return false;
        }

        return true;
    }

    private static int FindRarest(string word)
    {
        var (best, rank) = (0, Rarest.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var own = Rarest.IndexOf(char.ToLowerInvariant(word[i]));
            if (own >= 0 && own < rank)
                (best, rank) = (i, own);
        }

        return best;
    }
}
