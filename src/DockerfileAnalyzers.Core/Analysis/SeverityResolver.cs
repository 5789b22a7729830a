using System.Collections.Concurrent;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Analysis;

/// <summary>Which severity a rule has for a file: our own key, then the platform's, then the rule's default.</summary>
internal static class SeverityResolver
{
    private static readonly ConcurrentDictionary<string, Keys> s_keys = new();

    public static Severity Resolve(RuleDescriptor rule, AnalyzerConfig config, bool enableAll = false)
    {
        // Asked for every rule and file: the keys are made once.
        if (!s_keys.TryGetValue(rule.Id, out var keys))
            s_keys[rule.Id] = keys = new Keys(
                SettingCatalog.RuleSeverity.GetKey(rule.Id), SettingCatalog.DiagnosticSeverity.GetKey(rule.Id),
                SettingCatalog.CategorySeverity.GetKey(rule.Category.ToString()));
        var configured = Parse(config[keys.Own]) ?? Parse(config[keys.Platform]);
        if (configured is not null)
            return configured.Value;
        if (!rule.IsEnabledByDefault)
            return enableAll ? rule.Severity : Severity.None;
        return Parse(config[keys.Category])
            ?? Parse(config[SettingCatalog.DefaultSeverity.Name])
            ?? rule.Severity;
    }

    /// <summary>
    /// Reads a value as .editorconfig files have it; <see langword="null"/> for "default" and for what is no severity.
    /// </summary>
    public static Severity? Parse(string? value) => value?.Trim().ToLowerInvariant() switch
    {
        "none" => Severity.None,
        "silent" or "hidden" or "refactoring" or "suggestion" or "info" => Severity.Info,
        "warning" or "warn" => Severity.Warning,
        "error" => Severity.Error,
        _ => null,
    };

    private sealed record Keys(string Own, string Platform, string Category);
}
