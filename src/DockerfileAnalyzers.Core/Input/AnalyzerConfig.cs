using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Input;

/// <summary>
/// The configuration keys in effect for one file, whatever channel they came through. Keys are case-insensitive.
/// </summary>
public abstract class AnalyzerConfig
{
    /// <summary>Nothing is configured.</summary>
    public static AnalyzerConfig Empty { get; } = new DictionaryConfig(new(StringComparer.OrdinalIgnoreCase));

    /// <summary>The value of a key; <see langword="null"/> where it is not set.</summary>
    public abstract string? this[string key] { get; }

    /// <summary>Whether it is certain that no key is set.</summary>
    internal virtual bool IsEmpty => false;

    /// <summary>A configuration that consists of these keys.</summary>
    public static AnalyzerConfig Create(IEnumerable<KeyValuePair<string, string>> values)
    {
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in values)
            keys[pair.Key] = pair.Value;
        return keys.Count == 0 ? Empty : new DictionaryConfig(keys);
    }

    /// <summary>With rules that the project names as errors, where nothing else says what they are.</summary>
    public AnalyzerConfig WithErrors(IEnumerable<string> ids) =>
        ids.Select(id => SettingCatalog.DiagnosticSeverity.GetKey(id))
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase) is { IsEmpty: false } keys
            ? new ErrorConfig(this, keys) : this;

    private sealed class ErrorConfig(AnalyzerConfig config, ImmutableHashSet<string> errors) : AnalyzerConfig
    {
        public override string? this[string key] => config[key] ?? (errors.Contains(key) ? "error" : null);
    }

    private sealed class DictionaryConfig(Dictionary<string, string> values) : AnalyzerConfig
    {
        internal override bool IsEmpty => values.Count == 0;

        public override string? this[string key] => values.TryGetValue(key, out var value) ? value : null;
    }
}
