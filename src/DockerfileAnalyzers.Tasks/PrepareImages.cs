using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Reads the project's files about built images and scans of them, and writes the facts that an analysis needs.
/// </summary>
public sealed class PrepareImages : DockerfileTask
{
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The path of the project file.</summary>
    public string ProjectFile { get; set; } = "";

    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>
    /// Archives, histories and inspections of images; metadata <c>Dockerfile</c> where the project has several.
    /// </summary>
    public ITaskItem[] Images { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Reports of scanners; metadata <c>Dockerfile</c> where the project has several.</summary>
    public ITaskItem[] VulnerabilityReports { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The files that <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] DockerfileFiles { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The additional files for the compiler.</summary>
    [Output]
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    private protected override string ProjectPath => ProjectFile;

    protected override void Run()
    {
        var facts = ProjectFactsReader.Find(DockerfileFiles.Select(file => file.ItemSpec)) ?? ProjectFacts.Unknown;
        var images = new ImageFacts(OutputDirectory, facts, Listener);
        images.AddImages(Images.Select(ToSource));
        images.AddVulnerabilities(VulnerabilityReports.Select(ToSource));
        Files = ToItems(images.Written);
    }

    private ImageSource ToSource(ITaskItem item) => new(GetFullPath(item.ItemSpec),
        item.GetMetadata(SettingCatalog.ImageDockerfile.Name) is { Length: > 0 } named ? GetFullPath(named) : null);

    private string GetFullPath(string path) => Path.GetFullPath(Path.Combine(ProjectDirectory, path));
}
