using System.Text;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The options of a host for configuration files.</summary>
public sealed record ConfigurationOptions
{
    /// <summary>The properties for modes that are set, by name: they replace the file's values for all files.</summary>
    public IReadOnlyDictionary<string, string> Modes { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether <c>.hadolint.yaml</c> counts.</summary>
    public bool ReadsHadolint { get; init; } = true;

    /// <summary>As the properties of a project say it.</summary>
    public static ConfigurationOptions Create(IEnumerable<KeyValuePair<string, string>> properties)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in properties.Where(property => property.Value.Trim().Length > 0))
            values[property.Key] = property.Value.Trim();
        values.TryGetValue(SettingCatalog.ReadHadolint.Name, out var readHadolint);
        return new ConfigurationOptions
        {
            Modes = SettingCatalog.CategoryModes.Prepend(SettingCatalog.Mode)
                .Where(setting =>
                    values.TryGetValue(setting.Name, out var mode) && setting.ValueKind.TryParse(mode, out _))
                .ToDictionary(setting => setting.Name, setting => values[setting.Name]),
            ReadsHadolint = SettingCatalog.ReadHadolint.Read(readHadolint),
        };
    }

    /// <summary>The full path of the only configuration file that counts; none is looked for then.</summary>
    public string? File { get; init; }
}

/// <summary>
/// The configuration files of some Dockerfiles, as the keys that all hosts read: a global configuration file with a
/// section for each of them.
/// </summary>
public sealed class ConfigurationSet
{
    /// <summary>The name of the generated file in the intermediate output.</summary>
    public const string FileName = "DockerfileAnalyzers.configuration.globalconfig";

    // Above the presets, below what users write.
    private const int Level = -50;

    /// <summary>The name of a configuration file that does not exist yet.</summary>
    internal const string DefaultName = "dockerfile-analyzers.yaml";

    private static readonly string[] s_names = { DefaultName, "dockerfile-analyzers.yml" };

    private static readonly string[] s_hadolintNames = { ".hadolint.yaml", ".hadolint.yml" };

    private static readonly string[] s_otherHadolintNames = { "hadolint.yaml", "hadolint.yml" };

    private static readonly RunMemory<string, FolderSources> s_sources = new(FindSources);

    private static readonly RunMemory<string, HadolintConfig> s_readHadolint = new(path =>
        HadolintConfig.Parse(path, RegularFile.ReadPlainText(path)));

    private readonly ConfigurationOptions _options;
    private readonly Dictionary<string, ConfigurationFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HadolintConfig> _hadolint = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FolderSources> _folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);
    private readonly List<SettingProblem> _problems = new();
    private readonly ImmutableArray<string> _paths;

    private ConfigurationSet(ImmutableArray<string> paths, ConfigurationOptions options)
    {
        _paths = paths;
        _options = options;
    }

    /// <summary>The full paths of the files that were read.</summary>
    public ImmutableArray<string> Sources => _files.Keys.Concat(_hadolint.Keys)
        .OrderBy(path => path, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>The settings of the effective <c>.hadolint.yaml</c> that have no effect here.</summary>
    public IEnumerable<(string File, HadolintNote Note)> Notes =>
        _hadolint.SelectMany(config => config.Value.Notes.Select(note => (config.Key, note)));

    /// <summary>The problems in the files, sorted by file and position.</summary>
    internal IEnumerable<SettingProblem> Problems => _problems.Concat(_files.Values.SelectMany(file => file.Problems))
        .Concat(_hadolint.Values.SelectMany(config => config.Problems))
        .OrderBy(problem => problem.File, StringComparer.Ordinal)
        .ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)
        .ThenBy(problem => problem.Message, StringComparer.Ordinal);

    /// <param name="paths">Full paths of the files that are analyzed.</param>
    public static ConfigurationSet Find(IEnumerable<string> paths, ConfigurationOptions? options = null)
    {
        var result = new ConfigurationSet(
            paths.Where(Path.IsPathRooted).Distinct(StringComparer.Ordinal)
                .OrderBy(path => path, StringComparer.Ordinal).ToImmutableArray(),
            options ?? new ConfigurationOptions());
        foreach (var path in result._paths)
            result.GetSources(path);
        return result;
    }

    /// <summary>The configuration of hadolint that counts in a folder: its full path.</summary>
    internal static string? FindHadolint(string folder) => Find(Array.Empty<string>()).FindIn(folder).Hadolint;

    /// <summary>Whether a file is one that a build generated.</summary>
    public static bool IsGenerated(string path) => Path.GetFileName(path) == FileName;

    /// <summary>The configuration file that counts for a file.</summary>
    public ConfigurationFile? GetFile(string path) => GetSources(path).File;

    /// <summary>The configuration of hadolint that counts for a file.</summary>
    public HadolintConfig? GetHadolint(string path) => GetSources(path).Hadolint;

    /// <summary>The text of the global configuration file.</summary>
    public string CreateText()
    {
        var text = new StringBuilder("# Generated by DockerfileAnalyzers; do not edit.\n")
            .Append($"is_global = true\nglobal_level = {Level}\n");
        foreach (var (property, value) in _options.Modes.OrderBy(mode => mode.Key, StringComparer.Ordinal)
            .Select(mode => (mode.Key, mode.Value)))
        {
            if (GetModeKey(property) is { } key && Analysis.SeverityResolver.ParseMode(value) is { } mode)
                text.Append($"{key} = {mode} # {property}\n");
        }

        // Settings for all files also apply to the configuration file itself.
        foreach (var path in _paths.Concat(Sources).Distinct(StringComparer.Ordinal))
        {
            var values = GetValues(path).ToArray();
            if (values.Length == 0)
                continue;
            text.Append($"\n[{Escape(path.Replace('\\', '/'))}]\n");
            foreach (var value in values)
                text.Append($"{value.Key} = {value.Value} # {value.File}({value.Line},{value.Column})\n");
        }

        return text.ToString();
    }

    /// <summary>Writes the global configuration file where it has changed.</summary>
    /// <returns>Its path.</returns>
    public string Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        TextFile.WriteIfChanged(path, CreateText());
        return path;
    }

    /// <summary>The keys for a file, each once.</summary>
    internal IEnumerable<ConfiguredValue> GetValues(string path)
    {
        var values = new Dictionary<string, ConfiguredValue>(StringComparer.OrdinalIgnoreCase);
        var (file, hadolint) = GetSources(path);
        foreach (var value in hadolint?.Values ?? Array.Empty<ConfiguredValue>())
            values[value.Key] = value;
        if (file is not null)
        {
            var modes = _options.Modes.Keys.Select(GetModeKey).ToArray();
            foreach (var value in file.Values.Where(value => !modes.Contains(value.Key)))
                values[value.Key] = value;
            foreach (var value in FindOverrides(file, path).SelectMany(entry => entry.Values))
                values[value.Key] = value;
        }

        return values.Values.OrderBy(value => value.Key, StringComparer.Ordinal);
    }

    private static IEnumerable<ConfigurationOverride> FindOverrides(ConfigurationFile file, string path)
    {
        var folder = file.Folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        if (!path.StartsWith(folder, StringComparison.Ordinal))
            return Array.Empty<ConfigurationOverride>();
        var relative = path.Substring(folder.Length).Replace('\\', '/');
        return file.Overrides.Where(entry => entry.Paths.Any(pattern => pattern.Matches(relative)));
    }

    // DockerfileAnalyzersMode, DockerfileAnalyzersModeSecurity.
    private static string? GetModeKey(string property)
    {
        var prefix = SettingCatalog.Mode.Name;
        if (!property.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var category = property.Substring(prefix.Length).ToLowerInvariant();
        return category.Length == 0 ? SettingCatalog.ModeKey.Name : SettingCatalog.CategoryModeKey.GetKey(category);
    }

    private static string Escape(string path)
    {
        var text = new StringBuilder();
        foreach (var c in path)
        {
            if ("*?{},[]!#;\\".IndexOf(c) >= 0)
                text.Append('\\');
            text.Append(c);
        }

        return text.ToString();
    }

    private (ConfigurationFile? File, HadolintConfig? Hadolint) GetSources(string path)
    {
        var (name, hadolintName, _) = _options.File is { } only
            ? new FolderSources(only, null, ImmutableArray<SettingProblem>.Empty)
            : FindIn(Path.GetDirectoryName(path)!);
        var file = name is null ? null : Get(_files, name, ConfigurationFile.Read);
        var reads = _options.ReadsHadolint && file?.ReadsHadolint != false && hadolintName is not null;
        return (file, reads ? Get(_hadolint, hadolintName!, ReadHadolint) : null);
    }

    private static T Get<T>(Dictionary<string, T> cache, string path, Func<string, T> read)
    {
        if (!cache.TryGetValue(path, out var result))
            cache[path] = result = read(path);
        return result;
    }

    private HadolintConfig ReadHadolint(string path)
    {
        try
        {
            return s_readHadolint[path];
        }
        catch (Exception exception) when (RegularFile.IsReadFailure(exception))
        {
            _problems.Add(new SettingProblem(Rules.Engine.InaccessibleFile.DescribeUnread(
                Path.GetFileName(path), RegularFile.Describe(exception)), path)
                {
                    RuleId = Rules.Engine.InaccessibleFile.Rule.Id,
                });
            return HadolintConfig.Parse(path, "");
        }
    }

    private FolderSources FindIn(string folder)
    {
        if (_folders.TryGetValue(folder, out var known))
            return known;
        var found = _folders[folder] = s_sources[folder];
        foreach (var problem in found.Ignored.Where(problem => _ignored.Add(problem.File!)))
            _problems.Add(problem);
        return found;
    }

    // The nearest of each, up to the root of the repository.
    private static FolderSources FindSources(string folder)
    {
        var files = FindNamed(folder, s_names, s_names);
        var hadolint = FindNamed(folder, s_hadolintNames, s_otherHadolintNames).FirstOrDefault();
        var ignored = files.Skip(1).Select(other => new SettingProblem(
            $"This file is ignored because '{files[0].Substring(folder.Length).Replace('\\', '/').TrimStart('/')}' "
            + "is read; remove one of them", other, 1, 1)).ToImmutableArray();
        return RepositoryRoot.GetParent(folder) is { } parent && s_sources[parent] is var above
            ? new FolderSources(files.FirstOrDefault() ?? above.File, hadolint ?? above.Hadolint,
                ignored.AddRange(above.Ignored))
            : new FolderSources(files.FirstOrDefault(), hadolint, ignored);
    }

    private static string[] FindNamed(string folder, string[] names, string[] namesInConfig) =>
        names.Select(name => Path.Combine(folder, name))
            .Concat(FolderContent.HasFolder(Path.Combine(folder, ".config"))
                ? namesInConfig.Select(name => Path.Combine(folder, ".config", name)) : Enumerable.Empty<string>())
            .Where(RegularFile.Exists).ToArray();

    // Which files count in a folder; others in the same directory and above are ignored.
    private sealed record FolderSources(string? File, string? Hadolint, ImmutableArray<SettingProblem> Ignored);
}
