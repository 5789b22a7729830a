using System.Text;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Discovery;

/// <summary>Settings of a hadolint configuration without an exact counterpart.</summary>
/// <param name="Message">The setting, and the reason.</param>
/// <param name="Line">From 1; 0 for the whole file.</param>
public sealed record HadolintNote(string Message, int Line);

/// <summary>
/// <c>.hadolint.yaml</c>, translated by the checks of hadolint that each rule declares as equivalent.
/// </summary>
public sealed class HadolintConfig
{
    private static readonly Regex s_check = new(@"\A(?:DL|SC)\d{4}\z", RegexOptions.CultureInvariant);

    // Later ones take precedence.
    private static readonly (string Name, Severity Severity)[] s_levels =
    {
        ("style", Severity.Info), ("info", Severity.Info), ("warning", Severity.Warning), ("error", Severity.Error),
    };

    // Those that ShellCheck runs only where it is asked to, which hadolint does not do.
    private static readonly string[] s_optional =
    {
        "SC2244", "SC2248", "SC2249", "SC2250", "SC2292", "SC2310", "SC2311", "SC2312",
    };

    private static readonly string[] s_commandLine = { "format", "formats", "no-color", "verbose", "output" };

    private static readonly string[] s_keys =
    {
        "ignored", "override", "trustedRegistries", "label-schema", "strict-labels", "disable-ignore-pragma", "no-fail",
        "failure-threshold",
    };

    private readonly string _path;
    private readonly List<SettingProblem> _problems = new();
    private readonly List<HadolintNote> _notes = new();
    private readonly List<ConfiguredValue> _values = new();
    private readonly Dictionary<string, (Severity Severity, int Line, int Column)> _checks =
        new(StringComparer.Ordinal);
    private readonly List<(RuleDescriptor Rule, Severity Severity, string Checks)> _rules = new();
    private readonly List<string> _registries = new();
    private readonly List<(string Name, string Kind)> _labels = new();
    private bool _isStrict;
    private bool _ignoresPragmas;
    private bool _neverFails;

    private HadolintConfig(string path) => _path = path;

    /// <summary><c>error</c>, <c>warning</c>, <c>info</c> or <c>never</c>.</summary>
    public string? FailOn { get; private set; }

    /// <summary>The settings that were not translated, and why.</summary>
    public IReadOnlyList<HadolintNote> Notes => _notes;

    internal IReadOnlyList<ConfiguredValue> Values => _values;

    /// <summary>The problems in it.</summary>
    internal IReadOnlyList<SettingProblem> Problems => _problems;

    /// <summary>Translates the text of a file to that of a <c>dockerfile-analyzers.yaml</c>.</summary>
    public static (string Yaml, ImmutableArray<HadolintNote> Notes) Translate(string text)
    {
        var result = Parse(".hadolint.yaml", text);
        var notes = result._problems.Select(problem => new HadolintNote(problem.Message, problem.Line))
            .Concat(result._notes).OrderBy(note => note.Line).ToImmutableArray();
        return (result.ToYaml(), notes);
    }

    internal static HadolintConfig Parse(string path, string text)
    {
        var result = new HadolintConfig(path);
        if (text.Length > YamlTree.MaxCharacters)
            result._problems.Add(new SettingProblem(
                $"The file is larger than {YamlTree.MaxCharacters / 1_000_000} MB and is ignored", path));
        else
            result.Read(YamlTree.Read(path, text, result._problems));
        return result;
    }

    private void Read(YamlItem? root)
    {
        if (root is YamlMap map)
        {
            foreach (var (key, value) in map.Pairs)
                Read(key, value);
        }
        else if (root is not null and not YamlText { IsNull: true })
        {
            Refuse(root, "The file is not a configuration of hadolint: a mapping of keys to values is expected");
        }

        if (_neverFails)
            FailOn = "never";
        TranslateChecks();
        AddOptions();
    }

    private void Read(YamlText key, YamlItem value)
    {
        switch (key.Value)
        {
            case "ignored":
                foreach (var check in GetTexts(key, value))
                    AddCheck(check, Severity.None);
                break;
            case "override" when value is YamlMap map:
                ReadOverride(map);
                break;
            case "trustedRegistries":
                foreach (var registry in GetTexts(key, value))
                    ReadRegistry(registry);
                break;
            case "label-schema" when value is YamlMap map:
                foreach (var (label, kind) in map.Pairs)
                    ReadLabel(label, kind);
                break;
            case "strict-labels":
                _isStrict = IsTrue(value);
                break;
            case "disable-ignore-pragma":
                _ignoresPragmas = IsTrue(value);
                break;
            case "no-fail":
                _neverFails = IsTrue(value);
                break;
            case "failure-threshold":
                ReadThreshold(value);
                break;
            case var name when s_commandLine.Contains(name):
                Note(key, $"'{name}' sets the output of hadolint; use the options of the command line");
                break;
            case "override" or "label-schema":
                if (value is not YamlText { IsNull: true })
                    Refuse(key, $"'{key.Value}' must be a mapping; hadolint ignores the file with this value");
                break;
            default:
                ReadUnknown(key);
                break;
        }
    }

    // A key of a newer hadolint is not a mistake; one that is misspelled is.
    private void ReadUnknown(YamlText key)
    {
        var message = $"'{key.Value}' is not a key of hadolint, which ignores it";
        if (Spelling.FindNearest(key.Value, s_keys) is { } meant)
            Refuse(key, message + SettingKinds.Suggest(meant));
        else
            Note(key, message);
    }

    private void ReadOverride(YamlMap map)
    {
        foreach (var (name, severity) in s_levels)
        {
            if (map.Pairs.FirstOrDefault(pair => pair.Key.Value == name) is { Key: { } key } pair)
            {
                foreach (var check in GetTexts(key, pair.Value))
                    AddCheck(check, severity);
            }
        }

        foreach (var (key, _) in map.Pairs.Where(pair => s_levels.All(level => level.Name != pair.Key.Value)))
            Refuse(key, $"'{key.Value}' is not a severity of hadolint; use error, warning, info or style");
    }

    // Ignored checks are ignored, whatever their severity.
    private void AddCheck(YamlText check, Severity severity)
    {
        var name = check.Value.Trim();
        if (!s_check.IsMatch(name))
            Refuse(check, $"'{name}' is not the name of a check");
        else if (!_checks.TryGetValue(name, out var known) || known.Severity is not Severity.None)
            _checks[name] = (severity, check.Line, check.Column);
    }

    private void ReadRegistry(YamlText registry)
    {
        if (SettingCatalog.TrustedRegistries.Kind.FindProblem(registry.Value) is not null
            || registry.Value.IndexOfAny(new[] { '#', ';', ',', ' ' }) >= 0)
            Refuse(registry, $"'{registry.Value}' is not the host of a registry; specify it without scheme and path");
        else
            _registries.Add(registry.Value);
    }

    private void ReadLabel(YamlText label, YamlItem kind)
    {
        var text = (kind as YamlText)?.Value is { Length: > 0 } value ? value : "text";
        if (kind is YamlText && SettingKinds.LabelKinds.Contains(text)
            && label.Value.IndexOfAny(new[] { ':', ',', ' ', '#', ';' }) < 0)
            _labels.Add((label.Value, text));
        else
            Refuse(label, $"'{label.Value}: {text}' does not require a label; the kinds are "
                + string.Join(", ", SettingKinds.LabelKinds));
    }

    private void ReadThreshold(YamlItem value)
    {
        FailOn = (value as YamlText)?.Value switch
        {
            "error" => "error",
            "warning" => "warning",
            "info" or "style" => "info",
            "ignore" or "none" => "never",
            _ => null,
        };
        if (FailOn is null)
            Refuse(value, "'failure-threshold' must be error, warning, info, style, ignore or none");
    }

    private void TranslateChecks()
    {
        foreach (var (name, (_, line, _)) in _checks.OrderBy(check => check.Value.Line)
            .Select(check => (check.Key, check.Value)))
        {
            if (!RuleCatalog.FindEquivalents(name).Any())
                _notes.Add(new HadolintNote($"'{name}' has no equivalent rule; there is nothing to change", line));
        }

        foreach (var rule in RuleCatalog.Descriptors)
            Translate(rule);
    }

    // A rule that covers several checks has the lowest of their severities: those that are not named keep its own.
    private void Translate(RuleDescriptor rule)
    {
        var theirs = rule.Equivalents.Where(s_check.IsMatch).ToArray();
        var named = theirs.Where(_checks.ContainsKey).ToArray();
        if (named.Length == 0)
            return;
        var own = rule.IsEnabledByDefault ? rule.Severity : Severity.None;
        var others = theirs.Except(named).Except(s_optional).ToArray();
        var severity = named.Select(check => _checks[check].Severity).Concat(others.Select(_ => own)).Min();
        var isIgnored = named.Any(check => _checks[check].Severity is Severity.None);
        if (isIgnored && own is not Severity.None
            && (others.Length > 0 || named.Any(check => _checks[check].Severity is not Severity.None)))
            severity = Severity.Info;
        var isCertain = rule.Consequence is Consequence.BuildFails or Consequence.StartFails;
        if (isCertain && severity < own)
            severity = own;
        var (line, column) = named.Select(check => (_checks[check].Line, _checks[check].Column)).Min();
        var names = string.Join(", ", named);
        var meant = named.Select(check => _checks[check].Severity);
        if (meant.Any(wanted => wanted != severity))
            _notes.Add(new HadolintNote(Explain(rule, names, others, severity, own, isCertain), line));
        if (severity == own && !(severity is Severity.None && isIgnored))
            return;
        _rules.Add((rule, severity, names));
        _values.Add(new ConfiguredValue(
            SettingCatalog.GetFallbackKey(rule.Id), ToText(severity), _path, line, column));
    }

    private static string Explain(
        RuleDescriptor rule, string names, string[] others, Severity severity, Severity own, bool isCertain)
    {
        var what = (isCertain && severity == own, others.Length > 0) switch
        {
            (true, _) => "also reports failures that are certain",
            (_, true) => $"also covers {string.Join(", ", others)}",
            _ => "covers all of them",
        };
        var result = $"{(severity == own ? "still " : "")}'{ToText(severity)}'";
        return $"{names} because {rule.Id} ({rule.Name}) {what}; its severity is {result}, which 'rules' can change";
    }

    private void AddOptions()
    {
        void Add(string key, string value) => _values.Add(new ConfiguredValue(key, value, _path, 1, 1));
        if (_registries.Count > 0)
            Add(SettingCatalog.TrustedRegistries.Name, string.Join(",", _registries));
        if (_labels.Count > 0)
            Add(SettingCatalog.RequiredLabels.Name, string.Join(
                ",", _labels.Select(label => $"{label.Name}:{label.Kind}")));
        if (_isStrict)
            Add(SettingCatalog.OnlyRequiredLabels.Name, "true");
        if (_ignoresPragmas)
            Add(SettingCatalog.InlineSuppressions.Name, "false");
    }

    private string ToYaml()
    {
        var text = new StringBuilder("# Translated from .hadolint.yaml, which is no longer read.\n")
            .Append($"{ConfigurationKeys.Hadolint.Name}: false\n");
        if (FailOn is not null)
            text.Append($"{ConfigurationKeys.FailOn.Name}: {FailOn}\n");
        if (_ignoresPragmas)
            text.Append($"{ConfigurationKeys.InlineSuppressions.Name}: false\n");
        if (_rules.Count > 0)
            text.Append($"{ConfigurationKeys.Rules.Name}:\n");
        foreach (var (rule, severity, checks) in _rules)
            text.Append($"  {rule.Id}: {ToText(severity)} # {rule.Name}, as {checks}\n");
        if (_registries.Count > 0)
            text.Append($"{ConfigurationKeys.TrustedRegistries.Name}:\n");
        foreach (var registry in _registries)
            text.Append($"  - \"{registry.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"\n");
        if (_labels.Count > 0 || _isStrict)
            text.Append($"{ConfigurationKeys.Options.Name}:\n  {SettingCatalog.RequiredLabels.Owner}:\n");
        if (_labels.Count > 0)
            text.Append("    labels:\n");
        foreach (var (name, kind) in _labels)
            text.Append($"      \"{name.Replace("\\", "\\\\").Replace("\"", "\\\"")}\": {kind}\n");
        if (_isStrict)
            text.Append("    strict: true\n");
        return text.ToString();
    }

    private static string ToText(Severity severity) => severity switch
    {
        Severity.None => "none",
        Severity.Info => "suggestion",
        Severity.Warning => "warning",
        _ => "error",
    };

    private static bool IsTrue(YamlItem value) => value is YamlText text
        && (text.Value.ToLowerInvariant() is "true" or "yes" or "on" or "y" or "1");

    private IEnumerable<YamlText> GetTexts(YamlText key, YamlItem value)
    {
        if (value is YamlList list)
        {
            foreach (var item in list.Items)
            {
                if (item is YamlText text)
                    yield return text;
                else
                    Refuse(item, $"An entry of '{key.Value}' must be text");
            }
        }
        else if (value is not YamlText { IsNull: true })
        {
            Refuse(value, $"'{key.Value}' must be a list; hadolint ignores the file with this value");
        }
    }

    private void Refuse(YamlItem item, string message) =>
        _problems.Add(new SettingProblem(message, _path, item.Line, item.Column));

    private void Note(YamlItem item, string message) => _notes.Add(new HadolintNote(message, item.Line));
}
