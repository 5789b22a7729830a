using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A key of .editorconfig, and the place of its value.</summary>
/// <param name="File">Full path.</param>
internal sealed record ConfiguredValue(string Key, string Value, string File, int Line, int Column);

/// <summary>The settings for files that match one of the patterns.</summary>
internal sealed record ConfigurationOverride(
    ImmutableArray<ConfigurationPattern> Paths, ImmutableArray<ConfiguredValue> Values);

/// <summary>A pattern of an entry of <c>overrides</c>.</summary>
internal sealed class ConfigurationPattern
{
    private readonly EditorConfigSection _file;
    private readonly EditorConfigSection _below;

    /// <param name="text">As .editorconfig has it, where '**' also matches no directory.</param>
    public ConfigurationPattern(string text)
    {
        var name = (text.EndsWith("/", StringComparison.Ordinal) ? text + "**" : text).Replace("/**/", "{/,/**/}");
        if (name.StartsWith("**/", StringComparison.Ordinal))
            name = "{,**/}" + name.Substring("**/".Length);
        _file = new EditorConfigSection(name, 0);
        _below = new EditorConfigSection((name.IndexOf('/') < 0 ? "{,**/}" : "") + name + "/**", 0);
    }

    /// <param name="path">Relative to the folder of the configuration, with slashes.</param>
    public bool Matches(string path) => _file.Matches(path) || _below.Matches(path);
}

/// <summary><c>dockerfile-analyzers.yaml</c>, read and translated to the keys of .editorconfig.</summary>
public sealed class ConfigurationFile
{
    private static readonly RunMemory<string, ConfigurationFile> s_read = new(path =>
        Parse(path, RegularFile.ReadPlainText(path)));
    private readonly List<SettingProblem> _problems = new();
    private readonly List<ConfiguredValue> _values = new();
    private readonly List<ConfigurationOverride> _overrides = new();

    private ConfigurationFile(string path)
    {
        Path = path;
        var folder = System.IO.Path.GetDirectoryName(path)!;
        Folder = System.IO.Path.GetFileName(folder) == ".config" ? System.IO.Path.GetDirectoryName(folder)! : folder;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>The folder that its paths are relative to: its own, or the one above <c>.config</c>.</summary>
    public string Folder { get; }

    /// <summary>The file with the findings that are not reported: full path; may not exist.</summary>
    public string? Baseline { get; private set; }

    /// <summary>Where that is written; from 1.</summary>
    internal (int Line, int Column) BaselinePlace { get; private set; }

    /// <summary><c>error</c>, <c>warning</c>, <c>info</c> or <c>never</c>.</summary>
    public string? FailOn { get; private set; }

    /// <summary>Whether a <c>.hadolint.yaml</c> also counts.</summary>
    public bool ReadsHadolint { get; private set; } = true;

    /// <summary>For all files, the keys in the order of the file.</summary>
    internal IReadOnlyList<ConfiguredValue> Values => _values;

    internal IReadOnlyList<ConfigurationOverride> Overrides => _overrides;

    /// <summary>The problems in it; the rest still applies.</summary>
    internal IReadOnlyList<SettingProblem> Problems => _problems;

    /// <summary>Reads the text of a file.</summary>
    /// <param name="path">Full path.</param>
    public static ConfigurationFile Parse(string path, string text)
    {
        var result = new ConfigurationFile(path);
        if (text.Length > YamlTree.MaxCharacters)
            result.AddUnread($"it is larger than {YamlTree.MaxCharacters / 1_000_000} MB; use a smaller file");
        else
            result.Read(YamlTree.Read(path, text, result._problems));
        result._problems.Sort((left, right) => (left.Line, left.Column).CompareTo((right.Line, right.Column)));
        return result;
    }

    internal static ConfigurationFile Read(string path)
    {
        try
        {
            return s_read[path];
        }
        catch (Exception exception) when (RegularFile.IsReadFailure(exception))
        {
            var result = new ConfigurationFile(path);
            result.AddUnread(RegularFile.Describe(exception));
            return result;
        }
    }

    private void AddUnread(string reason) => _problems.Add(new SettingProblem(
        Rules.Engine.InaccessibleFile.DescribeUnread(System.IO.Path.GetFileName(Path), reason), Path)
        {
            RuleId = Rules.Engine.InaccessibleFile.Rule.Id,
        });

    private void Read(YamlItem? root)
    {
        switch (root)
        {
            case YamlMap map:
                Read(map, ConfigurationKeys.All, _values, "");
                break;
            case null or YamlText { IsNull: true }:
                break;
            default:
                Add(root, "A mapping of keys to values is expected, such as 'mode: Recommended'");
                break;
        }
    }

    private void Read(
        YamlMap map, ImmutableArray<ConfigurationKey> keys, List<ConfiguredValue> values, string place)
    {
        // An empty name represents a value that is not text, which is already reported.
        foreach (var (name, value) in map.Pairs.Where(pair => pair.Key.Value.Length > 0))
        {
            if (keys.FirstOrDefault(key => key.Name == name.Value) is { } key)
                Read(key, name, value, values);
            else
                Add(name, $"Unknown key '{name.Value}'{place}" + DescribeMeant(name.Value, keys));
        }
    }

    private static string DescribeMeant(string name, ImmutableArray<ConfigurationKey> keys)
    {
        var words = name.Replace('_', '-').ToLowerInvariant();
        var meant = keys.FirstOrDefault(key => key.Name == words || key.Name.Replace("-", "") == words.Replace("-", ""))
            ?.Name ?? Syntax.Spelling.FindNearest(words, keys.Select(key => key.Name));
        return meant is null && ConfigurationKeys.All.Any(key => key.Name == words)
            ? "; it can only be set for the whole file"
            : SettingKinds.Suggest(meant);
    }

    private void Read(ConfigurationKey key, YamlText name, YamlItem value, List<ConfiguredValue> values)
    {
        if (value is YamlText { IsNull: true })
        {
            Add(name, $"'{key.Name}' does not have a value");
            return;
        }

        switch (key.Shape)
        {
            case ConfigurationShape.Text when GetText(key.Name, value) is { } text && IsValid(key.Name, key.Kind, text):
                Set(key, text, values);
                break;
            case ConfigurationShape.List when key != ConfigurationKeys.Paths:
                if (GetList(key.Name, value) is { } list && IsValid(key.Name, key.Kind, list))
                    Add(values, SettingCatalog.TrustedRegistries.Name, list);
                break;
            case ConfigurationShape.Modes when GetMap(key, value, "categories to modes") is { } map:
                foreach (var (category, mode) in map.Pairs)
                    ReadMode(category, mode, values);
                break;
            case ConfigurationShape.Rules when GetMap(key, value, "rules to severities") is { } map:
                ReadRules(map, values);
                break;
            case ConfigurationShape.Options when GetMap(key, value, "rules to their options") is { } map:
                foreach (var (rule, options) in map.Pairs)
                    ReadOptions(rule, options, values);
                break;
            case ConfigurationShape.Overrides:
                ReadOverrides(key, value);
                break;
        }
    }

    private void Set(ConfigurationKey key, YamlText text, List<ConfiguredValue> values)
    {
        if (key == ConfigurationKeys.Mode)
            Add(values, SettingCatalog.ModeKey.Name, text);
        else if (key == ConfigurationKeys.RequireSuppressionReason)
            Add(values, SettingCatalog.RequireSuppressionReason.Name, text);
        else if (key == ConfigurationKeys.InlineSuppressions)
            Add(values, SettingCatalog.InlineSuppressions.Name, text);
        else if (key == ConfigurationKeys.FailOn)
            FailOn = ConfigurationKeys.FailOnKind.TryParse(text.Value, out var severity) ? severity : null;
        else if (key == ConfigurationKeys.Hadolint)
            ReadsHadolint = !text.Value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
        else if (key == ConfigurationKeys.Baseline)
            ReadBaseline(text);
    }

    private void ReadBaseline(YamlText text)
    {
        try
        {
            Baseline = System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, text.Value));
            BaselinePlace = (text.Line, text.Column);
        }
        catch (Exception exception) when (RegularFile.IsReadFailure(exception))
        {
            Add(text, $"'{ConfigurationKeys.Baseline.Name}' is '{text.Value}', which is not a valid path");
        }
    }

    private void ReadMode(YamlText category, YamlItem value, List<ConfiguredValue> values)
    {
        var known = SettingCatalog.Categories
            .FirstOrDefault(name => name.Equals(category.Value, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            var meant = Syntax.Spelling.FindNearest(category.Value, SettingCatalog.Categories);
            Add(category, $"Unknown category '{category.Value}'; the categories with a mode are "
                + string.Join(", ", SettingCatalog.Categories) + SettingKinds.Suggest(meant));
        }
        else if (GetText(category.Value, value) is { } text
            && IsValid(category.Value, ConfigurationKeys.Modes.Kind, text))
        {
            Add(values, SettingCatalog.CategoryModeKey.GetKey(known.ToLowerInvariant()), text);
        }
    }

    private void ReadRules(YamlMap map, List<ConfiguredValue> values)
    {
        var set = new Dictionary<string, YamlText>(StringComparer.Ordinal);
        foreach (var (name, value) in map.Pairs)
        {
            if (FindRule(name, ConfigurationKeys.Rules.Name) is not { } rule
                || GetText(name.Value, value) is not { } text
                || !IsValid(name.Value, ConfigurationKeys.Rules.Kind, text))
                continue;
            if (set.TryGetValue(rule.Id, out var first))
            {
                Add(name, $"'{name.Value}' is {rule.Id}, which is already set on line {first.Line}; "
                    + "this line has no effect");
                continue;
            }

            set[rule.Id] = name;
            Add(values, SettingCatalog.GetFallbackKey(rule.Id), text);
        }
    }

    private RuleDescriptor? FindRule(YamlText name, string place)
    {
        if (RuleCatalog.Find(name.Value.ToUpperInvariant()) is { } byId)
            return byId;
        if (KnownRules.FindByName(name.Value) is { } byName)
            return byName;
        var equivalent = RuleCatalog.FindEquivalents(name.Value).FirstOrDefault();
        Add(name, equivalent is null
            ? KnownRules.FindProblem(name.Value, $"'{place}'")!
            : $"Unknown rule '{name.Value}' in '{place}'; the equivalent rule is '{equivalent.Id}'");
        return null;
    }

    private void ReadOptions(YamlText name, YamlItem value, List<ConfiguredValue> values)
    {
        if (FindRule(name, ConfigurationKeys.Options.Name) is not { } rule)
            return;
        var options = SettingCatalog.All
            .Where(setting => setting.Place is SettingPlace.Key && setting.Owner == rule.Id).ToArray();
        if (value is not YamlMap map)
        {
            Add(value, $"The options of '{name.Value}' must be a mapping of names to values");
            return;
        }

        foreach (var (option, of) in map.Pairs)
        {
            if (options.FirstOrDefault(setting => GetOptionName(setting) == option.Value) is not { } setting)
            {
                Add(option, $"Rule {rule.Id} does not have an option '{option.Value}'"
                    + SettingKinds.Suggest(
                        Syntax.Spelling.FindNearest(option.Value, options.Select(GetOptionName))));
            }
            else if (GetOptionText(setting, option.Value, of) is { } text && IsValid(option.Value, setting.Kind, text))
            {
                Add(values, setting.Name, text);
            }
        }
    }

    private static string GetOptionName(Setting setting) => setting.Name.Split('.')[2];

    // A list of entries, or what each label must be.
    private YamlText? GetOptionText(Setting setting, string name, YamlItem value)
    {
        if (value is YamlList)
            return GetList(name, value);
        if (value is not YamlMap map || setting != SettingCatalog.RequiredLabels)
            return GetText(name, value);
        var entries = map.Pairs.Select(pair => (pair.Key, Text: GetText(pair.Key.Value, pair.Value))).ToArray();
        return entries.Any(entry => entry.Text is null) ? null : new YamlText(
            string.Join(",", entries.Select(entry => $"{entry.Key.Value}:{entry.Text!.Value}")), map.Line, map.Column);
    }

    private void ReadOverrides(ConfigurationKey key, YamlItem value)
    {
        if (value is not YamlList list)
        {
            Add(value, $"'{key.Name}' must be a list of entries with '{ConfigurationKeys.Paths.Name}'");
            return;
        }

        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                Add(item, $"An entry of '{key.Name}' must be a mapping with '{ConfigurationKeys.Paths.Name}'");
                continue;
            }

            var values = new List<ConfiguredValue>();
            Read(map, ConfigurationKeys.InOverrides, values, $" in '{key.Name}'");
            var paths = map.Find(ConfigurationKeys.Paths.Name);
            if (paths is null)
                Add(item, $"This entry of '{key.Name}' has no effect without '{ConfigurationKeys.Paths.Name}'");
            else
                _overrides.Add(new ConfigurationOverride(ReadPatterns(paths).ToImmutableArray(),
                    values.ToImmutableArray()));
        }
    }

    private IEnumerable<ConfigurationPattern> ReadPatterns(YamlItem paths)
    {
        foreach (var item in paths is YamlList list ? list.Items : new List<YamlItem> { paths })
        {
            if (item is not YamlText text || text.Value.Trim().Length == 0)
                Add(item, "A pattern must be text, such as 'tests/**'");
            else if (text.Value[0] == '/' || text.Value.IndexOf('\\') >= 0 || text.Value.IndexOf(':') == 1
                || text.Value.Split('/').Contains(".."))
                Add(text, $"The pattern '{text.Value}' does not match anything; make it relative to the directory of "
                    + "the configuration and use '/'");
            else
                yield return new ConfigurationPattern(text.Value.StartsWith("./", StringComparison.Ordinal)
                    ? text.Value.Substring("./".Length) : text.Value);
        }
    }

    private YamlText? GetText(string name, YamlItem value)
    {
        if (value is YamlText text)
            return text;
        Add(value, $"'{name}' must be a single value");
        return null;
    }

    private YamlMap? GetMap(ConfigurationKey key, YamlItem value, string content)
    {
        if (value is YamlMap map)
            return map;
        Add(value, $"'{key.Name}' must be a mapping of {content}");
        return null;
    }

    // One text of all entries, at the place of the first.
    private YamlText? GetList(string name, YamlItem value)
    {
        if (value is not YamlList list)
            return GetText(name, value);
        if (list.Items.FirstOrDefault(item => item is not YamlText) is { } wrong)
        {
            Add(wrong, $"An entry of '{name}' must be a single value");
            return null;
        }

        return new YamlText(string.Join(",", list.Items.Cast<YamlText>().Select(item => item.Value)),
            list.Items.FirstOrDefault()?.Line ?? list.Line, list.Items.FirstOrDefault()?.Column ?? list.Column);
    }

    private bool IsValid(string name, SettingKind kind, YamlText value)
    {
        if (FindProblem(name, kind, value.Value) is not { } problem)
            return true;
        Add(value, problem);
        return false;
    }

    private static string? FindProblem(string name, SettingKind kind, string value)
    {
        if (value.Trim().Length == 0)
            return $"'{name}' does not have a value";
        if (value.IndexOfAny(new[] { '#', ';', '\n', '\r' }) >= 0)
            return $"'{name}' is '{value.Replace("\n", "\\n").Replace("\r", "\\r")}', "
                + "which contains '#', ';' or a line break; a value cannot contain these";
        return kind.FindProblem(value) is { } problem ? $"'{name}' is '{value}', {problem}" : null;
    }

    private void Add(List<ConfiguredValue> values, string key, YamlText text) =>
        values.Add(new ConfiguredValue(key, text.Value.Trim(), Path, text.Line, text.Column));

    private void Add(YamlItem item, string message) =>
        _problems.Add(new SettingProblem(message, Path, item.Line, item.Column));
}
