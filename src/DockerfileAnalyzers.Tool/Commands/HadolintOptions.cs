namespace DockerfileAnalyzers.Tool.Commands;

/// <summary>The options of hadolint, for those who know them.</summary>
internal static class HadolintOptions
{
    private const string Key = "use '{0}' in dockerfile-analyzers.yaml instead of this option of hadolint.";

    private static readonly Dictionary<string, string> s_equivalents = new(StringComparer.Ordinal)
    {
        ["--no-fail"] = "use '--fail-on never' instead of this option of hadolint.",
        ["--failure-threshold"] = "use '--fail-on' instead of this option of hadolint.",
        ["-t"] = "use '--fail-on' instead of this option of hadolint.",
        ["--no-color"] = "set the environment variable NO_COLOR instead of this option of hadolint.",
        ["--file-path-in-report"] = "use '--stdin-filename' instead of this option of hadolint.",
        ["-c"] = "use '--config' with a dockerfile-analyzers.yaml; '.hadolint.yaml' is read without an option.",
        ["--trusted-registry"] = Format("trusted-registries"),
        ["--require-label"] = Format("options: DFA8011: labels"),
        ["--strict-labels"] = Format("options: DFA8011: strict"),
        ["--disable-ignore-pragma"] = Format("inline-suppressions: false"),
        ["--error"] = Format("rules"),
        ["--warning"] = Format("rules"),
        ["--info"] = Format("rules"),
        ["--style"] = Format("rules"),
    };

    /// <summary>The option to use instead; <see langword="null"/> for other options.</summary>
    /// <param name="token">May have a value after '='.</param>
    public static string? FindEquivalent(string token) => s_equivalents.GetValueOrDefault(token.Split('=')[0]);

    /// <summary>Whether a file is named as hadolint names its configuration.</summary>
    public static bool IsConfiguration(string path) =>
        Path.GetFileName(path).TrimStart('.') is "hadolint.yaml" or "hadolint.yml";

    private static string Format(string key) => Key.Replace("{0}", key, StringComparison.Ordinal);
}
