namespace DockerfileAnalyzers.Knowledge;

/// <summary>How alike two names are.</summary>
internal static class NameDistance
{
    /// <summary>
    /// Whether one may be the other, misspelled: in another case, or one letter off where they are longer than 3, two
    /// where longer than 7.
    /// In names with as many words, each word may differ: <c>APP_PORT</c> is not <c>APP_HOST</c>, nor <c>FILE_1</c>
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
        return Math.Abs(name.Length - other.Length) <= limit && EditDistance.Compute(name, other) <= limit;
    }
}
