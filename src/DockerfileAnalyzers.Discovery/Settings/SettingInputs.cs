namespace DockerfileAnalyzers.Discovery;

/// <summary>An item of a project.</summary>
/// <param name="Include">As the project names it, without wildcards.</param>
/// <param name="Metadata">Its metadata; names are case-insensitive.</param>
public sealed record ProjectItem(string Include, string FullPath, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Empty where it has none of that name.</summary>
    public string GetMetadata(string name) => Metadata.TryGetValue(name, out var value) ? value : "";
}

/// <summary>The input of a check of the settings of a project.</summary>
/// <param name="ProjectFile">The full path of the project file.</param>
public sealed record SettingInputs(string ProjectFile)
{
    /// <summary>The settings by their names; also NoWarn and similar properties.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Properties of the command line and of the environment.</summary>
    public IReadOnlyDictionary<string, string> Global { get; init; } = new Dictionary<string, string>();

    /// <summary>Directory.Build.props and similar files; may not exist.</summary>
    public ImmutableArray<string> BuildFiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Where the restore writes what packages add to the build: <c>obj</c>.</summary>
    public string ExtensionsFolder { get; init; } = "";

    /// <summary>The solution that is built; may not be known.</summary>
    public string? SolutionFile { get; init; }

    /// <summary>The frameworks that the project is built for.</summary>
    public ImmutableArray<string> TargetFrameworks { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether the project has a compiler that runs analyzers.</summary>
    public bool HasAnalyzingCompiler { get; init; }

    /// <summary>Dockerfiles that the project names.</summary>
    public ImmutableArray<ProjectItem> NamedFiles { get; init; } = ImmutableArray<ProjectItem>.Empty;

    /// <summary>Dockerfiles of other tools, which are also read.</summary>
    public ImmutableArray<ProjectItem> OtherFiles { get; init; } = ImmutableArray<ProjectItem>.Empty;

    /// <summary>The files about built images.</summary>
    public ImmutableArray<ProjectItem> Images { get; init; } = ImmutableArray<ProjectItem>.Empty;

    /// <summary>Reports of scanners.</summary>
    public ImmutableArray<ProjectItem> VulnerabilityReports { get; init; } = ImmutableArray<ProjectItem>.Empty;

    /// <summary>The input files of an analysis of the project: full paths.</summary>
    public ImmutableArray<string> AnalyzedFiles { get; init; } = ImmutableArray<string>.Empty;
}
