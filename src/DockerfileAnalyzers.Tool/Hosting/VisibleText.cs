using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>
/// Text of a file on a terminal or in a log, where it must not give orders: control characters, characters that reverse
/// the direction of text, and what pipelines read as commands are written as escapes.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text on one line.</summary>
    public static string Escape(string text)
    {
        if (text.Any(letter => !IsVisible(letter) || char.IsSurrogate(letter) || letter is '#'))
            text = string.Concat(EscapeEach(text).Select(part => part.Text));
        // The command of GitHub Actions that it could be at the start of a line.
        return text.TrimStart().StartsWith(':') ? @"\" + text : text;
    }

    /// <summary>Each line for itself; tabs stay.</summary>
    public static string EscapeLines(string text) => string.Join(
        '\n', text.Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(Escape))));

    /// <summary>Each character of a text with its visible form.</summary>
    public static IEnumerable<(Rune Rune, string Text)> EscapeEach(string text)
    {
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            yield return (rune, rune.Value == '[' && EndsWithCommand(text.AsSpan(0, position)) ? @"\[" : Escape(rune));
            position += rune.Utf16SequenceLength;
        }
    }

    // Azure Pipelines and runners of GitHub look for these anywhere in a line.
    private static bool EndsWithCommand(ReadOnlySpan<char> text) =>
        text.EndsWith("##") || text.EndsWith("##vso", StringComparison.OrdinalIgnoreCase);

    private static string Escape(Rune rune) => rune.Value switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when rune.Utf16SequenceLength > 1 || IsVisible((char)rune.Value) => rune.ToString(),
        <= 0xFF => @"\x" + rune.Value.ToString("x2", CultureInfo.InvariantCulture),
        _ => @"\u" + rune.Value.ToString("x4", CultureInfo.InvariantCulture),
    };

    private static bool IsVisible(char letter) => !char.IsControl(letter)
        && letter is not ('\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')
            and not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069');
}
