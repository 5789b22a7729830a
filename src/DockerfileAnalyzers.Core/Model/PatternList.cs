namespace DockerfileAnalyzers.Model;

/// <summary>Patterns in a sentence: the first few, and how many more.</summary>
public static class PatternList
{
    private const int Shown = 3;

    /// <summary>With the verb: <c>'a' is</c>, <c>'a', 'b' and 2 more are</c>.</summary>
    public static string Say(IReadOnlyCollection<string> patterns) => Join(patterns) + (patterns.Count == 1 ? " is" : " are");

    public static string Join(IReadOnlyCollection<string> patterns)
    {
        var quoted = patterns.Take(Shown).Select(pattern => $"'{pattern}'").ToArray();
        return patterns.Count > Shown ? $"{string.Join(", ", quoted)} and {patterns.Count - Shown} more"
            : quoted.Length > 1 ? $"{string.Join(", ", quoted.Take(quoted.Length - 1))} and {quoted[quoted.Length - 1]}" : quoted[0];
    }
}
