using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Rules.Engine;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Records the findings in the Dockerfiles of a project in the baseline. Entries of other projects are kept.
/// </summary>
public sealed class WriteBaseline : DockerfileTask
{
    /// <summary>The files that <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    private protected override string ProjectPath => ProjectFile;

    protected override void Run()
    {
        // All findings, whatever their severity: other readers of the baseline do not know this project's settings.
        var files = InputFiles.Read(Files.Select(file => file.ItemSpec), Settings, Listener);
        var inputs = files.Paths.Select(files.Find).OfType<Input.AnalysisInput>().ToArray();
        var configuration = ConfigurationSet.Find(files.Paths);
        var folder = Path.GetDirectoryName(ProjectFile)!;
        foreach (var group in inputs.GroupBy(input =>
            BaselineFiles.Choose(input.File.Path, folder, configuration)))
        {
            try
            {
                Log.LogMessage(MessageImportance.High, "{0}",
                    BaselineWriter.Write(group.Key, group.ToArray()).Describe(group.Key));
            }
            catch (Exception exception) when (RegularFile.IsReadFailure(exception))
            {
                Log.LogFailure(group.Key, InaccessibleFile.DescribeUnwritten(
                    Path.GetFileName(group.Key), TextFile.DescribeWriteFailure(exception)));
            }
        }
    }
}
