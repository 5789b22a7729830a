using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The settings that decide the severity of a problem: configuration files, and the properties for warnings.
/// </summary>
public sealed record HostSettings
{
    /// <summary>Configuration files are those that are next to and above each file.</summary>
    public static HostSettings Default { get; } = new();

    /// <summary>The treatment of warnings by the project or the command line.</summary>
    public WarningPolicy Policy { get; init; } = WarningPolicy.None;

    /// <summary>
    /// Configuration files that the project names: those next to and above the analyzed files are found.
    /// </summary>
    public ImmutableArray<string> ConfigFiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The full path of the project file: global configuration files above it count; empty for none.</summary>
    public string ProjectFile { get; init; } = "";

    /// <summary>How the configuration files of the product are read, where a build has not done it.</summary>
    public ConfigurationOptions Configuration { get; init; } = new();

    /// <summary>The configuration of some files.</summary>
    public EditorConfigSet ReadConfigs(IEnumerable<string> paths)
    {
        var all = paths.ToArray();
        var configs = ConfigFiles.Where(RegularFile.Exists)
            .Concat(all.SelectMany(EditorConfigFiles.FindAbove))
            .Concat(EditorConfigFiles.FindGlobalConfigs(ProjectFile))
            .Distinct(StringComparer.Ordinal);
        return EditorConfigSet.Create(configs
            .Select(path => new KeyValuePair<string, string>(path, RegularFile.TryReadText(path) ?? ""))
            .Concat(Generate(all)));
    }

    // The settings that a build writes into a file and passes with the others.
    private IEnumerable<KeyValuePair<string, string>> Generate(string[] paths)
    {
        if (!ConfigFiles.Any(ConfigurationSet.IsGenerated))
        {
            yield return new KeyValuePair<string, string>(
                "/" + ConfigurationSet.FileName, ConfigurationSet.Find(paths, Configuration).CreateText());
        }
    }

    /// <returns><see cref="Severity.None"/> where nothing is to be reported.</returns>
    internal Severity GetSeverity(RuleDescriptor rule, AnalyzerConfig config) =>
        Policy.Apply(rule.Id, SeverityResolver.Resolve(rule, config));
}
