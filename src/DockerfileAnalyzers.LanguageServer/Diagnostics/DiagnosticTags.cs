namespace DockerfileAnalyzers.LanguageServer.Diagnostics;

/// <summary>How editors show findings of some rules: faded, or struck out.</summary>
internal static class DiagnosticTags
{
    private const int Unnecessary = 1;
    private const int Deprecated = 2;

    private static readonly Dictionary<string, int> s_tags = new(StringComparer.Ordinal)
    {
        ["DFA0002"] = Unnecessary, ["DFA4105"] = Unnecessary, ["DFA4107"] = Unnecessary, ["DFA4309"] = Unnecessary,
        ["DFA5201"] = Unnecessary, ["DFA5202"] = Unnecessary, ["DFA6108"] = Unnecessary, ["DFA7309"] = Unnecessary,
        ["DFA2501"] = Deprecated, ["DFA2502"] = Deprecated, ["DFA6004"] = Deprecated, ["DFA7112"] = Deprecated,
        ["DFA8001"] = Deprecated, ["DFA8002"] = Deprecated,
    };

    /// <summary>The rules that have one.</summary>
    public static IEnumerable<string> Rules => s_tags.Keys;

    public static int[]? Find(string rule) => s_tags.TryGetValue(rule, out var tag) ? [tag] : null;
}
