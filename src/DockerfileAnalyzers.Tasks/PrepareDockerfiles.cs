using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Settings;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Finds the Dockerfiles of a project and writes down what an analysis needs: the contexts they are built from, and the
/// facts of the project.
/// </summary>
public sealed class PrepareDockerfiles : DockerfileTask
{
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The name of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Where the manifests and the facts go; made if it is not there.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Named by the project; metadata <c>BuildContext</c> and <c>TargetStage</c>.</summary>
    public ITaskItem[] ExplicitFiles { get; set; } = Array.Empty<ITaskItem>();

    public string? DockerfilePath { get; set; }

    /// <summary>The items of the Visual Studio tools.</summary>
    public ITaskItem[] DockerfileItems { get; set; } = Array.Empty<ITaskItem>();

    public string? Context { get; set; }

    public string? DockerfileContext { get; set; }

    /// <summary>The projects of the solution that is built; empty where a project is built alone.</summary>
    public string? SolutionConfiguration { get; set; }

    public bool IsExecutable { get; set; }

    public string? AssemblyName { get; set; }

    public string? AssetsFile { get; set; }

    public ITaskItem[] ProjectReferences { get; set; } = Array.Empty<ITaskItem>();

    public ITaskItem[] FrameworkReferences { get; set; } = Array.Empty<ITaskItem>();

    public ITaskItem[] PackageReferences { get; set; } = Array.Empty<ITaskItem>();

    public string? PackageVersionsFile { get; set; }

    public string[] BuildFiles { get; set; } = Array.Empty<string>();

    /// <summary>
    /// The base image of the image that the SDK makes without a Dockerfile, where that is to be analyzed.
    /// </summary>
    public string? ContainerBaseImage { get; set; }

    public string? ContainerUser { get; set; }

    public ITaskItem[] ContainerPorts { get; set; } = Array.Empty<ITaskItem>();

    public ITaskItem[] ContainerEnvironmentVariables { get; set; } = Array.Empty<ITaskItem>();

    public bool IsSelfContained { get; set; }

    public string PublishDirectory { get; set; } = "";

    public string BuildDirectory { get; set; } = "";

    public string Configuration { get; set; } = "";

    /// <summary>Facts of the project, <c>Name=value</c> each.</summary>
    public string[] Properties { get; set; } = Array.Empty<string>();

    /// <summary>Properties that say how configuration files are read, <c>Name=value</c> each.</summary>
    public string[] ConfigurationProperties { get; set; } = Array.Empty<string>();

    /// <summary>The .NET releases that the SDK knows: it may be newer than the tables of the package.</summary>
    public string[] SdkRuntimes { get; set; } = Array.Empty<string>();

    public string[] SdkEndedVersions { get; set; } = Array.Empty<string>();

    /// <summary>
    /// Dockerfiles, their .dockerignore files, manifests and facts: what the compiler is to be given.
    /// </summary>
    [Output]
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>
    /// Those of them that this task wrote: a clean deletes them, and so does the first build that no longer writes
    /// them.
    /// </summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The global configuration file that the configuration files are translated to.</summary>
    [Output]
    public ITaskItem[] TranslatedConfiguration { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The configuration files that it was created from.</summary>
    [Output]
    public ITaskItem[] ConfigurationSources { get; set; } = Array.Empty<ITaskItem>();

    private protected override string ProjectPath => Path.Combine(ProjectDirectory, ProjectFile);

    protected override void Run()
    {
        var found = DockerfileDiscovery.Find(CreateDescription(), Listener);
        var folder = OutputDirectory.TrimEnd(Path.DirectorySeparatorChar);
        Files = ToItems(found.Write(OutputDirectory, GetListings()));
        WriteConfiguration(found);
        WrittenFiles = Files.Concat(TranslatedConfiguration)
            .Where(file => Path.GetDirectoryName(file.ItemSpec) == folder).ToArray();
    }

    // Projects of one repository often share the context. The type is the key: another version of the package in the
    // same build has one of its own.
    private ContextListings GetListings()
    {
        const RegisteredTaskObjectLifetime lifetime = RegisteredTaskObjectLifetime.Build;
        if (BuildEngine is not IBuildEngine4 engine)
            return new ContextListings();
        if (engine.GetRegisteredTaskObject(typeof(ContextListings), lifetime) is ContextListings known)
            return known;
        var listings = new ContextListings();
        engine.RegisterTaskObject(typeof(ContextListings), listings, lifetime, allowEarlyCollection: true);
        return listings;
    }

    // Also where there is nothing in it: what was there before and is gone changes it, which re-runs the compiler.
    private void WriteConfiguration(DiscoveredDockerfiles found)
    {
        if (found.IsEmpty)
            return;
        var configuration = found.FindConfiguration(ConfigurationOptions.Create(ToPairs(ConfigurationProperties)));
        TranslatedConfiguration = ToItems(new[] { configuration.Write(OutputDirectory) });
        ConfigurationSources = ToItems(configuration.Sources);
        foreach (var (file, note) in configuration.Notes)
            Listener.Trace($"{file}({note.Line}): {note.Message}");
    }

    private ProjectDescription CreateDescription() => new(ProjectDirectory, ProjectFile)
    {
        OutputFolder = OutputDirectory,
        NamedFiles = ExplicitFiles.Concat(DockerfileItems).Select(ToDockerfile).ToImmutableArray(),
        DockerfilePath = DockerfilePath,
        Context = Context,
        DockerfileContext = DockerfileContext,
        SolutionConfiguration = SolutionConfiguration,
        IsExecutable = IsExecutable,
        AssemblyName = AssemblyName,
        AssetsFile = AssetsFile,
        ProjectReferences = ToNames(ProjectReferences),
        FrameworkReferences = ToNames(FrameworkReferences),
        PackageReferences = ToNames(PackageReferences),
        PackageVersionsFile = PackageVersionsFile,
        BuildFiles = BuildFiles.ToImmutableArray(),
        Container = string.IsNullOrEmpty(ContainerBaseImage)
        ? null : new SdkContainer(ContainerBaseImage!, ContainerUser, IsSelfContained)
        {
            Ports = ContainerPorts.Select(port => new ContainerPort(port.ItemSpec, port.GetMetadata("Type")))
                .ToImmutableArray(),
            Variables = ContainerEnvironmentVariables.Select(variable =>
                new KeyValuePair<string, string>(variable.ItemSpec, variable.GetMetadata("Value"))).ToImmutableArray(),
        },
        PublishFolder = PublishDirectory,
        BuildFolder = BuildDirectory,
        Configuration = Configuration,
        SdkRuntimes = SdkRuntimes.ToImmutableArray(),
        SdkEndedVersions = SdkEndedVersions.ToImmutableArray(),
        Properties = ToPairs(Properties).ToImmutableArray(),
    };

    private static NamedDockerfile ToDockerfile(ITaskItem item) =>
        new(item.ItemSpec, Read(item, SettingCatalog.BuildContext), Read(item, SettingCatalog.TargetStage));

    private static string? Read(ITaskItem item, Setting<string?> setting) =>
        setting.Read(item.GetMetadata(setting.Name));

    private static ImmutableArray<string> ToNames(ITaskItem[] items) =>
        items.Select(item => item.ItemSpec).ToImmutableArray();
}
