namespace DockerfileAnalyzers.Model;

/// <summary>Names as a message says them: the first few, and how many others there are.</summary>
public static class NameList
{
    private const int NamedItems = 3;

    /// <returns><c>'a'</c>, <c>'a' and 'b'</c>, <c>'a', 'b', 'c' and 4 others</c>.</returns>
    public static string Say(IReadOnlyList<string> names)
    {
        var quoted = names.Select(name => $"'{name}'").ToArray();
        return quoted.Length switch
        {
            1 => quoted[0],
            <= NamedItems => string.Join(", ", quoted.Take(quoted.Length - 1)) + " and " + quoted[quoted.Length - 1],
            NamedItems + 1 => string.Join(", ", quoted.Take(NamedItems)) + " and 1 other",
            _ => string.Join(", ", quoted.Take(NamedItems)) + $" and {quoted.Length - NamedItems} others",
        };
    }
}
