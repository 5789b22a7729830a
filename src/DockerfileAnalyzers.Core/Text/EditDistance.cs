namespace DockerfileAnalyzers.Text;

/// <summary>The number of typing errors between two words.</summary>
internal static class EditDistance
{
    // Levenshtein's with swapped neighbours as one step, computed row by row.
    public static int Compute(string left, string right)
    {
        var before = new int[right.Length + 1];
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var next = new int[right.Length + 1];
            next[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = row[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                next[j] = Math.Min(substitution, Math.Min(next[j - 1], row[j]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
            }

            (before, row) = (row, next);
        }

        return row[right.Length];
    }
}
