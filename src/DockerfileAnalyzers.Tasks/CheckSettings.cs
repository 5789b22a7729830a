using DockerfileAnalyzers.Discovery;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Reports the settings that have no effect, or not the one that was meant.</summary>
public sealed class CheckSettings : DockerfileTask
{
    /// <summary>The path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The values of the settings: <c>Name=value</c> each; also NoWarn and similar properties.</summary>
    public string[] Values { get; set; } = Array.Empty<string>();

    /// <summary>Directory.Build.props and similar files.</summary>
    public string[] BuildFiles { get; set; } = Array.Empty<string>();

    /// <summary>Where the restore writes what packages add to the build: <c>obj</c>.</summary>
    public string ExtensionsDirectory { get; set; } = "";

    public ITaskItem[] ExplicitFiles { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Dockerfiles of other tools, which are also read.</summary>
    public ITaskItem[] DockerfileItems { get; set; } = Array.Empty<ITaskItem>();

    public ITaskItem[] Images { get; set; } = Array.Empty<ITaskItem>();

    public ITaskItem[] VulnerabilityReports { get; set; } = Array.Empty<ITaskItem>();

    public string[] TargetFrameworks { get; set; } = Array.Empty<string>();

    /// <summary>Whether the project has a compiler that runs analyzers.</summary>
    public bool HasAnalyzingCompiler { get; set; }

    /// <summary>The files that <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The solution that is built; may be undefined.</summary>
    public string? SolutionFile { get; set; }

    /// <summary>
    /// The problems in files that other projects share: an item for <see cref="ReportSharedProblems" /> each.
    /// </summary>
    [Output]
    public string[] SharedProblems { get; set; } = Array.Empty<string>();

    /// <summary>Whether a property of the command line, or of the environment, is misspelled or invalid.</summary>
    [Output]
    public bool HasInvalidProperty { get; set; }

    /// <summary>The names of the global properties: without them, what is shared is reported once a build.</summary>
    [Output]
    public string[] GlobalProperties { get; set; } = Array.Empty<string>();

    private protected override string ProjectPath => ProjectFile;

    // Errors fail the build at its end: the messages of the compiler are also printed.
    private protected override bool IsSuccess => true;

    protected override void Run()
    {
        var global = GetGlobalProperties();
        GlobalProperties = global.Keys.ToArray();
        var shared = new List<string>();
        foreach (var problem in SettingsCheck.Find(CreateInputs(global), Settings))
        {
            HasInvalidProperty |= global.Keys.Any(name =>
                name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase)
                    && problem.Message.Contains($"'{name}'"));
            if (problem.Path == ProjectFile || problem.Path == ProjectFile + ".user")
                Log.LogProblem(problem, Pages, MessageImportance.Normal);
            else
                shared.Add(ReportSharedProblems.Encode(problem));
        }

        SharedProblems = shared.ToArray();
    }

    private SettingInputs CreateInputs(IReadOnlyDictionary<string, string> global) => new(ProjectFile)
    {
        Values = ToPairs(Values).ToDictionary(
            pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase),
        Global = global,
        BuildFiles = BuildFiles.ToImmutableArray(),
        ExtensionsFolder = ExtensionsDirectory,
        SolutionFile = SolutionFile,
        TargetFrameworks = TargetFrameworks.Select(framework => framework.Trim())
            .Where(framework => framework.Length > 0).ToImmutableArray(),
        HasAnalyzingCompiler = HasAnalyzingCompiler,
        NamedFiles = ToProjectItems(ExplicitFiles),
        OtherFiles = ToProjectItems(DockerfileItems),
        Images = ToProjectItems(Images),
        VulnerabilityReports = ToProjectItems(VulnerabilityReports),
        AnalyzedFiles = Files.Select(file => file.ItemSpec).ToImmutableArray(),
    };

    private static ImmutableArray<ProjectItem> ToProjectItems(ITaskItem[] items) =>
        items.Select(item => new ProjectItem(item.ItemSpec, item.GetMetadata("FullPath"),
            item.CloneCustomMetadata().Keys.Cast<string>()
                .ToDictionary(name => name, item.GetMetadata, StringComparer.OrdinalIgnoreCase))).ToImmutableArray();

    private IReadOnlyDictionary<string, string> GetGlobalProperties()
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (((string)variable.Key).StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase))
                result[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        if (BuildEngine is IBuildEngine6 engine)
        {
            foreach (var property in engine.GetGlobalProperties())
                result[property.Key] = property.Value;
        }

        return result;
    }
}
