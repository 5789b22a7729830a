using System.Text;

namespace DockerfileAnalyzers.Text;

/// <summary>Shows what changed between two texts, as <c>diff -u</c> does.</summary>
internal static class UnifiedDiff
{
    private const int ContextLines = 3;

    /// <summary>
    /// Above this product of line counts the middle is shown as replaced whole: a diff is for reading.
    /// </summary>
    private const long MaxCells = 4_000_000;

    /// <returns>Empty where the texts are equal.</returns>
    public static string Create(string path, string before, string after)
    {
        var left = Lines(before);
        var right = Lines(after);
        var script = Compare(left, right);
        var result = new StringBuilder();
        for (var i = 0; i < script.Count;)
        {
            if (script[i].Kind == ' ')
            {
                i++;
                continue;
            }

            var start = Math.Max(0, i - ContextLines);
            var end = i;
            for (var j = i; j < script.Count && j <= end + (2 * ContextLines); j++)
                end = script[j].Kind == ' ' ? end : j;
            var stop = Math.Min(script.Count, end + ContextLines + 1);
            var hunk = script.GetRange(start, stop - start);
            if (result.Length == 0)
                result.Append($"--- {(left.Length == 0 ? "/dev/null" : path)}\n+++ {path}\n");
            var leftStart = script.Take(start).Count(line => line.Kind != '+') + (left.Length == 0 ? 0 : 1);
            var rightStart = script.Take(start).Count(line => line.Kind != '-') + 1;
            result.Append(
                $"@@ -{leftStart},{hunk.Count(line => line.Kind != '+')} "
                    + $"+{rightStart},{hunk.Count(line => line.Kind != '-')} @@\n");
            foreach (var (kind, text) in hunk)
                result.Append(kind).Append(text).Append('\n');
            i = stop;
        }

        return result.ToString();
    }

    /// <summary>For each line after a change, the one that it was before; from 0.</summary>
    /// <returns>The line, and whether its text is the same.</returns>
    public static (int Line, bool IsSame)[] MapLines(string before, string after)
    {
        var result = new List<(int, bool)>();
        var lines = Lines(before);
        var (left, removed, added) = (0, 0, 0);
        foreach (var (kind, _) in Compare(lines, Lines(after)))
        {
            if (kind == ' ')
            {
                result.Add((left++, true));
                (removed, added) = (0, 0);
            }
            else if (kind == '-')
            {
                left++;
                removed++;
            }
            else
            {
                // In place of the removed lines, in their order; the last of them for all further ones.
                var place = left - removed + Math.Min(added, Math.Max(0, removed - 1));
                result.Add((Math.Max(0, Math.Min(place, lines.Length - 1)), false));
                added++;
            }
        }

        return result.ToArray();
    }

    private static string[] Lines(string text) => text.Length == 0
        ? Array.Empty<string>()
        : (text.EndsWith("\n", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text)
            .Split('\n').Select(line => line.TrimEnd('\r')).ToArray();

    private static List<(char Kind, string Text)> Compare(string[] left, string[] right)
    {
        var prefix = 0;
        while (prefix < left.Length && prefix < right.Length && left[prefix] == right[prefix])
            prefix++;
        var suffix = 0;
        while (suffix < left.Length - prefix && suffix < right.Length - prefix
            && left[left.Length - 1 - suffix] == right[right.Length - 1 - suffix])
            suffix++;
        var result = left.Take(prefix).Select(line => (' ', line)).ToList();
        AddMiddle(
            result,
            left.Skip(prefix).Take(left.Length - prefix - suffix).ToArray(),
            right.Skip(prefix).Take(right.Length - prefix - suffix).ToArray());
        result.AddRange(left.Skip(left.Length - suffix).Select(line => (' ', line)));
        return result;
    }

    // The longest common subsequence, by table: Dockerfiles are short.
    private static void AddMiddle(List<(char, string)> result, string[] left, string[] right)
    {
        if ((long)left.Length * right.Length > MaxCells)
        {
            result.AddRange(left.Select(line => ('-', line)));
            result.AddRange(right.Select(line => ('+', line)));
            return;
        }

        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var (l, r) = (0, 0);
        while (l < left.Length || r < right.Length)
        {
            if (l < left.Length && r < right.Length && left[l] == right[r])
            {
                result.Add((' ', left[l++]));
                r++;
            }
            else if (l < left.Length && (r == right.Length || common[l + 1, r] >= common[l, r + 1]))
                result.Add(('-', left[l++]));
            else
                result.Add(('+', right[r++]));
        }
    }
}
