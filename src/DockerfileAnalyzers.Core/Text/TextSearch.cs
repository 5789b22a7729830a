namespace DockerfileAnalyzers.Text;

/// <summary>Looks for words in texts.</summary>
internal static class TextSearch
{
    /// <summary>
    /// Whether a word stands anywhere in a text, in whatever case. A search in a span: that in a string goes character
    /// by character where there is no culture data.
    /// </summary>
    public static bool Mentions(this string text, string word) =>
        text.AsSpan().IndexOf(word.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0;
}
