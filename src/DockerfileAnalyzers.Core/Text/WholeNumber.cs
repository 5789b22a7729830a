using System.Globalization;

namespace DockerfileAnalyzers.Text;

/// <summary>Numbers in files, which do not depend on the culture of the machine.</summary>
internal static class WholeNumber
{
    /// <summary>Digits with a sign before them, and spaces around.</summary>
    public static bool TryParse(string? text, out int number) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
}
