using System.Collections.Concurrent;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// The severity of a rule for a file: from our own key, then the platform's, then the rule's entry in the configuration
/// file of the product, then its mode and the keys for many rules, then the rule's default.
/// </summary>
internal static class SeverityResolver
{
    private static readonly ConcurrentDictionary<string, Keys> s_keys = new();

    private static readonly string[] s_modeKeys = Enum.GetNames(typeof(Category))
        .Select(SettingCatalog.CategoryModeKey.GetKey).ToArray();

    public static Severity Resolve(RuleDescriptor rule, AnalyzerConfig config, bool enableAll = false)
    {
        if (config.IsEmpty)
            return enableAll || rule.IsEnabledByDefault ? rule.Severity : Severity.None;
        // Asked for every rule and file: the keys are made once.
        if (!s_keys.TryGetValue(rule.Id, out var keys))
            s_keys[rule.Id] = keys = new Keys(rule);
        var configured = Parse(config[keys.Own]) ?? Parse(config[keys.Platform]) ?? Parse(config[keys.Fallback]);
        if (configured is not null)
            return configured.Value;
        if (rule.Mode > GetMode(rule.Category, config, enableAll))
            return Severity.None;
        return Parse(config[keys.Category])
            ?? Parse(config[SettingCatalog.DefaultSeverity.Name])
            ?? rule.Severity;
    }

    /// <summary>The mode of a category: its own, else that of all.</summary>
    public static AnalysisMode GetMode(Category category, AnalyzerConfig config, bool enableAll = false) =>
        ParseMode(config[s_modeKeys[(int)category]]) ?? ParseMode(config[SettingCatalog.ModeKey.Name])
        ?? (enableAll ? AnalysisMode.All : AnalysisMode.Recommended);

    /// <summary>Reads the name of a mode; <see langword="null"/> for other names.</summary>
    public static AnalysisMode? ParseMode(string? value) => value?.Trim().ToLowerInvariant() switch
    {
        "none" => AnalysisMode.None,
        "minimum" => AnalysisMode.Minimum,
        "recommended" => AnalysisMode.Recommended,
        "all" => AnalysisMode.All,
        _ => null,
    };

    /// <summary>
    /// Reads a value of a .editorconfig file; <see langword="null"/> for "default" and for invalid severities.
    /// </summary>
    public static Severity? Parse(string? value) => value?.Trim().ToLowerInvariant() switch
    {
        "none" => Severity.None,
        "silent" or "hidden" or "refactoring" or "suggestion" or "info" => Severity.Info,
        "warning" or "warn" => Severity.Warning,
        "error" => Severity.Error,
        _ => null,
    };

    private sealed class Keys(RuleDescriptor rule)
    {
        public string Own { get; } = SettingCatalog.RuleSeverity.GetKey(rule.Id);

        public string Platform { get; } = SettingCatalog.DiagnosticSeverity.GetKey(rule.Id);

        public string Fallback { get; } = SettingCatalog.GetFallbackKey(rule.Id);

        public string Category { get; } = SettingCatalog.CategorySeverity.GetKey(rule.Category.ToString());
    }
}
