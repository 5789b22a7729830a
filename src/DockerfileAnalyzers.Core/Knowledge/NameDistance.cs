namespace DockerfileAnalyzers.Knowledge;

/// <summary>How alike two names are.</summary>
internal static class NameDistance
{
    /// <summary>
    /// Whether one may be the other, misspelled: in another case, or one letter off where they are longer than 3, two
    /// where longer than 7.
    /// Of names with as many words, each word may be: <c>APP_PORT</c> is not <c>APP_HOST</c>, nor <c>FILE_1</c>
    /// <c>FILE_2</c>.
    /// </summary>
    public static bool IsMisspelling(string name, string other)
    {
        if (string.Equals(name, other, StringComparison.OrdinalIgnoreCase))
            return name != other && name.Length > 3;
        var (words, others) = (name.Split('_'), other.Split('_'));
        if (words.Length > 1 && words.Length == others.Length)
            return words.Zip(others, (word, same) => word == same || IsMisspelling(word, same)).All(isAlike => isAlike);
        var limit = name.Length > 7 ? 2 : name.Length > 3 ? 1 : 0;
        return Math.Abs(name.Length - other.Length) <= limit && Compute(name, other) <= limit;
    }

    // Levenshtein's with swapped neighbours as one step, a row at a time.
    private static int Compute(string name, string other)
    {
        var before = new int[other.Length + 1];
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= name.Length; i++)
        {
            var next = new int[other.Length + 1];
            next[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                next[j] = Math.Min(Math.Min(next[j - 1], row[j]) + 1, row[j - 1] + (name[i - 1] == other[j - 1] ? 0
                    : 1));
                if (i > 1 && j > 1 && name[i - 1] == other[j - 2] && name[i - 2] == other[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
            }

            (before, row) = (row, next);
        }

        return row[other.Length];
    }
}
