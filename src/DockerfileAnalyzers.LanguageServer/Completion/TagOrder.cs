using System.Globalization;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>Tags by the numbers in them: 10.0 is after 9.0, and what has no number is before all.</summary>
internal sealed class TagOrder : IComparer<string>
{
    public static TagOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Split(x!), Split(y!));
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            var order = long.TryParse(left[i], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                & long.TryParse(right[i], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
                    ? first.CompareTo(second) : Rank(left[i], right[i]);
            if (order != 0)
                return order;
        }

        // If tags start with the same text, the shorter one is usually wanted.
        return right.Length.CompareTo(left.Length);
    }

    private static int Rank(string left, string right)
    {
        var isNumber = char.IsAsciiDigit(left[0]).CompareTo(char.IsAsciiDigit(right[0]));
        return isNumber != 0 ? isNumber : string.CompareOrdinal(right, left);
    }

    private static string[] Split(string tag) => tag.Split(['.', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
}
