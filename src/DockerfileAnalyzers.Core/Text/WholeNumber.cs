using System.Globalization;

namespace DockerfileAnalyzers.Text;

/// <summary>Numbers as files have them, whatever the culture of the machine.</summary>
internal static class WholeNumber
{
    /// <summary>Digits with a sign before them, and spaces around.</summary>
    public static bool TryParse(string? text, out int number) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
}
