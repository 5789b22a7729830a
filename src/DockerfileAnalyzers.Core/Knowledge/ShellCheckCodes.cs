namespace DockerfileAnalyzers.Knowledge;

/// <summary>The codes of ShellCheck for the same problems.</summary>
internal static class ShellCheckCodes
{
    public static ImmutableArray<string> Portability { get; } = ImmutableArray.Create(
        "SC3001", "SC3002", "SC3003", "SC3004", "SC3005", "SC3006", "SC3007", "SC3008", "SC3009", "SC3010",
        "SC3011", "SC3014", "SC3015", "SC3016", "SC3018", "SC3019", "SC3020", "SC3021", "SC3022", "SC3024",
        "SC3025", "SC3026", "SC3028", "SC3029", "SC3030", "SC3033", "SC3034", "SC3036", "SC3037", "SC3039",
        "SC3040", "SC3044", "SC3045", "SC3046", "SC3047", "SC3048", "SC3050", "SC3051", "SC3052", "SC3053",
        "SC3054", "SC3057", "SC3059", "SC3060", "SC2112", "SC2113");
}
