namespace DockerfileAnalyzers.Text;

/// <summary>Texts that are cut to fit.</summary>
internal static class Truncation
{
    /// <param name="length">
    /// The maximum length of the result in UTF-16 code units, the ellipsis included; at least 2.
    /// </param>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text.Substring(0, end) + "…";
    }
}
