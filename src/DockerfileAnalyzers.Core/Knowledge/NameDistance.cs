namespace DockerfileAnalyzers.Knowledge;

/// <summary>How alike two names are.</summary>
public static class NameDistance
{
    /// <summary>Whether one may be the other, misspelled: in another case, or one letter off where they are longer than 3, two where longer than 7.</summary>
    public static bool IsMisspelling(string name, string other)
    {
        if (string.Equals(name, other, StringComparison.OrdinalIgnoreCase))
            return name != other && name.Length > 3;
        var limit = name.Length > 7 ? 2 : name.Length > 3 ? 1 : 0;
        return Math.Abs(name.Length - other.Length) <= limit && Compute(name, other) <= limit;
    }

    // Levenshtein's, a row at a time.
    private static int Compute(string name, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= name.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (name[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
