using System.Globalization;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>Where a setting comes from.</summary>
/// <param name="Name">
/// <c>default</c>, <c>mode</c> (of the rule's category), or the key of .editorconfig that decides.
/// </param>
/// <param name="File">
/// The full path of the file that sets it; <see langword="null"/> for a default, and for a property or an option of the
/// command line.
/// </param>
/// <param name="Line">From 1; 0 where there is no file.</param>
public sealed record SettingSource(string Name, string? File = null, int Line = 0)
{
    /// <summary>The source of a value that is not set.</summary>
    public static SettingSource Default { get; } = new("default");

    /// <summary><c>default</c>, or the name and the place.</summary>
    public override string ToString() => File is null
        ? Name
        : $"{Name} ({File}:{Line.ToString(CultureInfo.InvariantCulture)})";
}

/// <summary>The severity that a rule has for a file.</summary>
public sealed record RuleSetting(RuleDescriptor Rule, Severity Severity, SettingSource Source);

/// <summary>An option of a rule, or of the analysis, that applies to a file.</summary>
/// <param name="Value">As written; empty if it is not set and has no default.</param>
public sealed record OptionSetting(string Key, string Value, SettingSource Source);

/// <summary>The configuration that is in effect for a file, and where each part of it comes from.</summary>
/// <param name="Rules">By id.</param>
/// <param name="Options">By key.</param>
public sealed record EffectiveSettings(
    string Path, ImmutableArray<RuleSetting> Rules, ImmutableArray<OptionSetting> Options)
{
    private static readonly Regex s_origin = new(
        @"\A#\s*(?:(?<file>.+)\((?<line>\d+),\d+\)|(?<property>\w+))\s*\z", RegexOptions.CultureInvariant);

    /// <param name="path">The full path of a Dockerfile or ignore file.</param>
    public static EffectiveSettings Of(string path, HostSettings settings)
    {
        var sources = new Dictionary<string, SettingSource>(StringComparer.OrdinalIgnoreCase);
        var configs = settings.ReadConfigs(new[] { path });
        foreach (var (file, entry) in configs.GetEntries(path))
            sources[entry.Key] = FindSource(file, entry);
        var config = configs.GetConfig(path).WithErrors(settings.Policy.Errors);
        return new EffectiveSettings(
            path,
            RuleCatalog.Descriptors.Select(rule => new RuleSetting(
                rule, settings.GetSeverity(rule, config), FindSource(rule, config, settings, sources)))
                .ToImmutableArray(),
            GetOptions(config, sources).ToImmutableArray());
    }

    private static IEnumerable<OptionSetting> GetOptions(
        AnalyzerConfig config, Dictionary<string, SettingSource> sources)
    {
        var keys = SettingCatalog.All
            .Where(setting => setting.Place is SettingPlace.Key && !setting.Name.Contains("severity"))
            .SelectMany(setting => setting == SettingCatalog.CategoryModeKey
                ? SettingCatalog.Categories.Select(category =>
                    (Key: SettingCatalog.CategoryModeKey.GetKey(category.ToLowerInvariant()), Setting: setting))
                : new[] { (Key: setting.Name, Setting: setting) });
        foreach (var (key, setting) in keys.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var value = config[key];
            var isSet = value is { Length: > 0 } && setting.Kind.FindProblem(value) is null;
            yield return new OptionSetting(key, isSet ? value! : setting.DefaultText,
                isSet && sources.TryGetValue(key, out var source) ? source : SettingSource.Default);
        }
    }

    // In the order in which the severity of a rule is decided.
    private static SettingSource FindSource(
        RuleDescriptor rule, AnalyzerConfig config, HostSettings settings, Dictionary<string, SettingSource> sources)
    {
        var category = SettingCatalog.CategoryModeKey.GetKey(rule.Category.ToString());
        var ofRule = new[]
        {
            SettingCatalog.RuleSeverity.GetKey(rule.Id), SettingCatalog.DiagnosticSeverity.GetKey(rule.Id),
            SettingCatalog.GetFallbackKey(rule.Id),
        };
        var resolved = SeverityResolver.Resolve(rule, config);
        if (settings.Policy.Apply(rule.Id, resolved) != resolved)
            return new SettingSource("NoWarn, WarningsAsErrors or TreatWarningsAsErrors");
        if (ofRule.FirstOrDefault(key => SeverityResolver.Parse(config[key]) is not null) is { } own)
            return sources.TryGetValue(own, out var source) ? source : new SettingSource("WarningsAsErrors");
        var mode = new[] { category, SettingCatalog.ModeKey.Name }
            .FirstOrDefault(key => SeverityResolver.ParseMode(config[key]) is not null);
        if (rule.Mode > SeverityResolver.GetMode(rule.Category, config))
            return mode is null ? SettingSource.Default : sources[mode];
        var ofMany = new[]
        {
            SettingCatalog.CategorySeverity.GetKey(rule.Category.ToString()), SettingCatalog.DefaultSeverity.Name,
        };
        if (ofMany.FirstOrDefault(key => SeverityResolver.Parse(config[key]) is not null) is { } many)
            return sources[many];
        // On by default: the mode changes nothing.
        return rule.IsEnabledByDefault || mode is null ? SettingSource.Default : sources[mode];
    }

    // A generated file names the file that it was generated from.
    private static SettingSource FindSource(EditorConfigFile file, EditorConfigEntry entry)
    {
        if (!ConfigurationSet.IsGenerated(file.Path) || s_origin.Match(entry.Comment) is not { Success: true } origin)
            return new SettingSource(entry.Key, file.Path, entry.Line);
        var name = entry.Key.EndsWith(".fallback_severity", StringComparison.Ordinal) ? "rules" : entry.Key;
        return origin.Groups["property"].Success
            ? new SettingSource(origin.Groups["property"].Value)
            : new SettingSource(name, origin.Groups["file"].Value, int.Parse(
                origin.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
