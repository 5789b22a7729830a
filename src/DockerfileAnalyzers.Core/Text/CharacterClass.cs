namespace DockerfileAnalyzers.Text;

/// <summary>
/// <c>[…]</c> in a pattern, as Go reads it: ranges, <c>^</c> in front for all others, <c>\</c> in front of a literal
/// character.
/// </summary>
internal sealed class CharacterClass
{
    private readonly List<(char Low, char High)> _ranges = new();
    private bool _isNegated;

    private CharacterClass()
    {
    }

    public bool Contains(char c) => _ranges.Any(range => range.Low <= c && c <= range.High) != _isNegated;

    /// <param name="start">The position of the opening bracket.</param>
    /// <param name="end">The position after the closing one, or after what could be read.</param>
    /// <param name="error">Why Go refuses it; <see langword="null"/> where it does not.</param>
    /// <returns><see langword="null"/> where Go refuses it.</returns>
    public static CharacterClass? TryRead(string pattern, int start, out int end, out string? error)
    {
        var result = new CharacterClass();
        end = start + 1;
        error = null;
        if (end < pattern.Length && pattern[end] == '^')
        {
            result._isNegated = true;
            end++;
        }

        while (end < pattern.Length && (pattern[end] != ']' || result._ranges.Count == 0))
        {
            if (ReadOne(pattern, ref end, ref error) is not { } low)
                return null;
            var high = low;
            if (end < pattern.Length && pattern[end] == '-')
            {
                end++;
                if (ReadOne(pattern, ref end, ref error) is not { } last)
                    return null;
                high = last;
            }

            if (high < low)
            {
                error = $"the range '{low}-{high}' is reversed";
                return null;
            }

            result._ranges.Add((low, high));
        }

        if (end >= pattern.Length)
        {
            error = "'[' is not closed";
            return null;
        }

        end++;
        return result;
    }

    private static char? ReadOne(string pattern, ref int at, ref string? error)
    {
        if (at < pattern.Length && pattern[at] is '-' or ']')
        {
            var escaped = "\\" + pattern[at];
            error = pattern[at] == '-' ? $"'-' in a class must be escaped as '{escaped}'"
                : "a range or class in '[…]' is empty";
            return null;
        }

        if (at < pattern.Length && pattern[at] == '\\')
            at++;
        if (at < pattern.Length)
            return pattern[at++];
        error = "'[' is not closed";
        return null;
    }
}
