using System.Text;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Reporting;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Writes a report for each Dockerfile: a page, the table that it also prints, and JSON.</summary>
public sealed class ReportDockerfiles : DockerfileTask
{
    /// <summary>What <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The path of the project file.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>Where the reports go; made if it is not there.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    protected override void Run()
    {
        var files = InputFiles.Read(
            Files.Select(file => file.ItemSpec), ToPaths(ConfigFiles), ProjectFile, Listener, measuresExactly: true);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in files.Paths.Where(path => !IgnoreFiles.IsIgnoreFile(path)))
        {
            Guard(path, () =>
            {
                if (files.Find(path) is { } input)
                    Report(input, files, names);
            });
        }
    }

    private protected override string ProjectPath => ProjectFile;

    private void Report(AnalysisInput input, InputFiles files, HashSet<string> names)
    {
        if (AnalysisLimits.Explain(input.File) is { } reason)
        {
            Log.LogMessage(MessageImportance.High, "{0}", $"{input.File.Path}: no report, because the file {reason}");
            return;
        }

        var ignoreFile = input.Related.FirstOrDefault(file => IgnoreFiles.IsIgnoreFile(file.Path));
        var report = ReportBuilder.Create(input, ignoreFile is null ? null : files.Find(ignoreFile.Path));
        var text = TextReport.Render(report);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
            Log.LogMessage(MessageImportance.High, "{0}", line);
        try
        {
            Directory.CreateDirectory(OutputDirectory);
            var path = Path.Combine(OutputDirectory, ChooseName(input.File.Path, names));
            TextFile.WriteAtomically(path + ".txt", text, new UTF8Encoding(false));
            TextFile.WriteAtomically(path + ".json", JsonReport.Render(report), new UTF8Encoding(false));
            TextFile.WriteAtomically(path + ".html", HtmlReport.Render(report), new UTF8Encoding(false));
            // An address, because consoles make links of those.
            Log.LogMessage(MessageImportance.High, "{0}", $"\nReport: {new Uri(path + ".html").AbsoluteUri}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.LogError("{0}", $"The report cannot be written to '{OutputDirectory}': {exception.Message}");
        }
    }

    // As the Dockerfile is called; where two are called so, the folder goes before the name.
    private static string ChooseName(string path, HashSet<string> taken)
    {
        var name = Path.GetFileName(path);
        for (var folder = Path.GetDirectoryName(path); !taken.Add(name); folder = Path.GetDirectoryName(folder))
            name = folder is null or "" ? name + "-" : Path.GetFileName(folder) + "-" + name;
        return name;
    }
}
