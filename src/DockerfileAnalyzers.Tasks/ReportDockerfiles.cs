using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Reporting;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Writes a report for each Dockerfile: an HTML page, a table, which is also printed, and JSON.</summary>
public sealed class ReportDockerfiles : DockerfileTask
{
    private bool _hasFailed;

    /// <summary>The files that <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The path of the project file.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>The directory that the reports are written to; created if it does not exist.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    protected override void Run()
    {
        var files = InputFiles.Read(
            Files.Select(file => file.ItemSpec), Settings, Listener, measuresExactly: true);
        var folder = new ReportFolder(OutputDirectory);
        foreach (var subject in new DockerfileAnalysis(files, Settings, Listener).GetReportSubjects())
            Listener.Guard(subject.Dockerfile.File.Path, () => Report(subject, folder));
    }

    private protected override string ProjectPath => ProjectFile;

    private void Report(ReportSubject subject, ReportFolder folder)
    {
        var path = subject.Dockerfile.File.Path;
        if (subject.Obstacle is { } reason)
        {
            Log.LogMessage(MessageImportance.High, "{0}", $"{path}: no report, because the file {reason}");
            return;
        }

        var report = RenderedReport.Create(subject.Dockerfile, subject.IgnoreFile);
        foreach (var line in report.Text.TrimEnd('\n').Split('\n'))
            Log.LogMessage(MessageImportance.High, "{0}", line);
        try
        {
            var stem = folder.Write(path, (".txt", report.Text), (".json", report.Json), (".html", report.Html));
            // A file URL, because terminals turn URLs into links.
            Log.LogMessage(MessageImportance.High, "{0}", $"\nReport: {new Uri(stem + ".html").AbsoluteUri}");
        }
        catch (Exception exception) when (RegularFile.IsReadFailure(exception))
        {
            // All reports go to the same directory: one error is enough.
            if (_hasFailed)
                return;
            _hasFailed = true;
            Log.LogFailure(ProjectFile,
                $"The report was not written to '{OutputDirectory}' because "
                    + TextFile.DescribeWriteFailure(exception));
        }
    }
}
