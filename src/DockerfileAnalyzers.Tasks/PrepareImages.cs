using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Reads what the project gives of built images and of scans of them, and writes down what an
/// analysis needs of it: a few lines for each.
/// </summary>
public sealed class PrepareImages : DockerfileTask
{
    [Required]
    public string ProjectDirectory { get; set; } = "";

    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>
    /// Archives, histories and inspections of images; metadata <c>Dockerfile</c> where the project has several.
    /// </summary>
    public ITaskItem[] Images { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Reports of scanners; metadata <c>Dockerfile</c> where the project has several.</summary>
    public ITaskItem[] VulnerabilityReports { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>What <see cref="PrepareDockerfiles"/> found.</summary>
    public ITaskItem[] DockerfileFiles { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>What the compiler is to be given besides.</summary>
    [Output]
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    protected override void Run()
    {
        var images = Prepare(Images, FileSet.ImageSuffix, (path, dockerfile) =>
            ImageFile.Read(path, dockerfile).ToString());
        var reports = Prepare(VulnerabilityReports, FileSet.VulnerabilitiesSuffix, (path, dockerfile) =>
            VulnerabilityFile.Read(path, dockerfile).ToString());
        Files = images.Concat(reports).Select(file => (ITaskItem)new TaskItem(Escape(file))).ToArray();
    }

    private List<string> Prepare(ITaskItem[] items, string suffix, Func<string, string, string> read)
    {
        var facts = DockerfileFiles.Select(file => file.ItemSpec)
            .FirstOrDefault(path => path.EndsWith(FileSet.FactsFileName, StringComparison.Ordinal));
        var dockerfiles = facts is null
            ? Array.Empty<string>()
            : ProjectFacts.Parse(RegularFile.ReadAllText(facts))
                .Dockerfiles.Select(dockerfile => dockerfile.Path).ToArray();
        var written = new List<string>();
        foreach (var item in items)
        {
            var path = Path.GetFullPath(Path.Combine(ProjectDirectory, item.ItemSpec));
            var named = item.GetMetadata(SettingCatalog.ImageDockerfile.Name);
            var dockerfile = named.Length > 0
                ? Path.GetFullPath(Path.Combine(ProjectDirectory, named))
                : dockerfiles.FirstOrDefault();
            if (dockerfile is null)
                continue;
            if (named.Length == 0 && dockerfiles.Length > 1)
                ReportUnread(
                    path,
                    "the project has several Dockerfiles; name the one that it is about in its metadata 'Dockerfile'");
            else
                Guard(path, () => Write(path, dockerfile, suffix, read, written));
        }

        return written;
    }

    private void Write(
        string path, string dockerfile, string suffix, Func<string, string, string> read, List<string> written)
    {
        var file = Path.Combine(
            OutputDirectory, written.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) + suffix);
        try
        {
            // Archives are large: one that was read is not read again.
            var stamp = RegularFile.IsFile(path)
                ? $"stamp\t{new FileInfo(path).Length}\t{File.GetLastWriteTimeUtc(path).Ticks}\t{path}\t{dockerfile}\n"
                : "";
            if (stamp.Length == 0 || RegularFile.TryReadText(file)?.StartsWith(stamp, StringComparison.Ordinal) != true)
            {
                Directory.CreateDirectory(OutputDirectory);
                TextFile.WriteIfChanged(file, stamp + read(path, dockerfile));
            }

            written.Add(file);
        }
        catch (InvalidDataException exception)
        {
            // Ours are clauses; those of the decompression are sentences.
            ReportUnread(
                path, char.IsLower(exception.Message[0]) ? exception.Message : RegularFile.Describe(exception));
        }
        catch (Exception exception) when (exception is System.Xml.XmlException or FormatException or OverflowException
            || RegularFile.IsReadFailure(exception))
        {
            ReportUnread(path, RegularFile.Describe(exception));
        }
    }
}
