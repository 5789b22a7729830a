using System.Globalization;

namespace DockerfileAnalyzers.Text;

/// <summary>Looks for numbers in texts.</summary>
internal static class NumberSearch
{
    /// <summary>Whether a text contains a number that is not a part of a longer one: 80, but not 8080.</summary>
    public static bool Contains(string? text, int number)
    {
        if (text is null)
            return false;
        var digits = number.ToString(CultureInfo.InvariantCulture);
        for (var start = text.IndexOf(digits, StringComparison.Ordinal); start >= 0;
            start = text.IndexOf(digits, start + 1, StringComparison.Ordinal))
        {
            if (!IsDigit(text, start - 1) && !IsDigit(text, start + digits.Length))
                return true;
        }

        return false;
    }

    private static bool IsDigit(string text, int index) =>
        index >= 0 && index < text.Length && text[index] is >= '0' and <= '9';
}
