using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The facts that a host knows about a project. MSBuild fills in all of them from its evaluation; for other hosts, the
/// directory is enough. Paths are full or relative to the folder.
/// </summary>
/// <param name="Folder">The full path of the project's folder.</param>
/// <param name="FileName">The name of the project file; empty where there is none.</param>
public sealed record ProjectDescription(string Folder, string FileName = "")
{
    /// <summary>Where the build writes what it generates; no Dockerfile is generated where it is empty.</summary>
    public string OutputFolder { get; init; } = "";

    /// <summary>Dockerfiles that the project names. Where there are any, no other is looked for.</summary>
    public ImmutableArray<NamedDockerfile> NamedFiles { get; init; } = ImmutableArray<NamedDockerfile>.Empty;

    /// <summary>The Dockerfile of the Visual Studio tools' property; may not exist.</summary>
    public string? DockerfilePath { get; init; }

    /// <summary>The context of every Dockerfile of the project.</summary>
    public string? Context { get; init; }

    /// <summary>The context as the Visual Studio tools know it: relative to the Dockerfile.</summary>
    public string? DockerfileContext { get; init; }

    /// <summary>
    /// <c>$(CurrentSolutionConfigurationContents)</c>: the projects that are built together; empty outside a solution.
    /// </summary>
    public string? SolutionConfiguration { get; init; }

    /// <summary>
    /// Whether the project makes a program: only for those Dockerfiles are looked for outside its folder.
    /// </summary>
    public bool IsExecutable { get; init; }

    /// <summary>The name of what the project makes.</summary>
    public string? AssemblyName { get; init; }

    /// <summary><c>project.assets.json</c>; may not exist yet.</summary>
    public string? AssetsFile { get; init; }

    /// <summary>The direct references of the evaluation, for as long as nothing is restored.</summary>
    public ImmutableArray<string> ProjectReferences { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The shared frameworks of the evaluation.</summary>
    public ImmutableArray<string> FrameworkReferences { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// The packages of the evaluation, those of Directory.Build.props and Directory.Packages.props included.
    /// </summary>
    public ImmutableArray<string> PackageReferences { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Directory.Packages.props, where central package management is on.</summary>
    public string? PackageVersionsFile { get; init; }

    /// <summary>Directory.Build.props and Directory.Build.targets.</summary>
    public ImmutableArray<string> BuildFiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The image that the SDK makes without a Dockerfile, where that is to be analyzed.</summary>
    public SdkContainer? Container { get; init; }

    /// <summary><c>$(PublishDir)</c>: where a publish leaves what an image will hold.</summary>
    public string PublishFolder { get; init; } = "";

    /// <summary><c>$(OutDir)</c></summary>
    public string BuildFolder { get; init; } = "";

    /// <summary>The configuration that is built: <c>Debug</c>, <c>Release</c>.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>Properties of the evaluation by their MSBuild names.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Properties { get; init; } =
        ImmutableArray<KeyValuePair<string, string>>.Empty;

    /// <summary>The versions of the runtime that the SDK knows as the newest.</summary>
    public ImmutableArray<string> SdkRuntimes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The versions of .NET that the SDK lists as out of support.</summary>
    public ImmutableArray<string> SdkEndedVersions { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// The facts that the last build of the project wrote, for a host that cannot evaluate it. Dockerfiles are searched
    /// again.
    /// </summary>
    public ProjectFacts? LastFacts { get; init; }

    /// <summary>The full path of a path that the project names.</summary>
    public string GetFullPath(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Folder, path));
        return full.Length > 1 ? full.TrimEnd(Path.DirectorySeparatorChar) : full;
    }
}

/// <summary>A Dockerfile that a project names, with its metadata.</summary>
public sealed record NamedDockerfile(string Path, string? BuildContext = null, string? TargetStage = null);
