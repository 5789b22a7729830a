using System.Globalization;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A file about a built image.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Dockerfile">
/// The full path of the Dockerfile that it is about; <see langword="null" /> if it is not specified.
/// </param>
public sealed record ImageSource(string Path, string? Dockerfile);

/// <summary>
/// Reads files about built images and scans of them, and writes the facts that an analysis needs: a few lines for each.
/// </summary>
public sealed class ImageFacts
{
    private readonly string _folder;
    private readonly ImmutableArray<DockerfileFacts> _dockerfiles;
    private readonly DiscoveryLog _log;
    private readonly List<string> _written = new();

    /// <param name="folder">Where to write; made if it is not there.</param>
    /// <param name="facts">The facts of the project that the images belong to.</param>
    public ImageFacts(string folder, ProjectFacts facts, DiscoveryLog log)
    {
        _folder = folder;
        _dockerfiles = facts.Dockerfiles;
        _log = log;
    }

    /// <summary>The files that were written, or already had this content.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <param name="images">Archives, histories and inspections of images.</param>
    public void AddImages(IEnumerable<ImageSource> images) =>
        Add(images, FileSet.ImageSuffix, (path, dockerfile) => ImageFile.Read(path, dockerfile).ToString());

    /// <param name="reports">Reports of scanners.</param>
    public void AddVulnerabilities(IEnumerable<ImageSource> reports) =>
        Add(reports, FileSet.VulnerabilitiesSuffix, (path, dockerfile) => VulnerabilityFile.Read(path, dockerfile)
        .ToString());

    private void Add(IEnumerable<ImageSource> sources, string suffix, Func<string, string, string> read)
    {
        var number = 0;
        foreach (var source in sources)
        {
            if ((source.Dockerfile ?? _dockerfiles.FirstOrDefault()?.Path) is not { } dockerfile)
                continue;
            if (source.Dockerfile is null && _dockerfiles.Length > 1)
                _log.ReportUnread(source.Path,
                    "the project has several Dockerfiles; specify one of them in its metadata 'Dockerfile'");
            else
                _log.Guard(source.Path, () =>
                    number += Write(source.Path, dockerfile, number.ToString(CultureInfo.InvariantCulture) + suffix,
                    read));
        }
    }

    // Returns how many files were written.
    private int Write(string path, string dockerfile, string name, Func<string, string, string> read)
    {
        var file = Path.Combine(_folder, name);
        try
        {
            // Archives are large: one that was read is not read again.
            var stamp = RegularFile.IsFile(path) ? CreateStamp(path, dockerfile) : "";
            if (stamp.Length == 0 || RegularFile.TryReadText(file)?.StartsWith(stamp, StringComparison.Ordinal) != true)
            {
                Directory.CreateDirectory(_folder);
                TextFile.WriteIfChanged(file, stamp + read(path, dockerfile));
            }

            _written.Add(file);
            return 1;
        }
        catch (InvalidDataException exception)
        {
            // Ours are clauses; those of the decompression are sentences.
            _log.ReportUnread(path, char.IsLower(exception.Message[0])
                ? exception.Message : RegularFile.Describe(exception));
        }
        catch (Exception exception) when (exception is System.Xml.XmlException or FormatException or OverflowException
            || RegularFile.IsReadFailure(exception))
        {
            _log.ReportUnread(path, RegularFile.Describe(exception));
        }

        return 0;
    }

    private static string CreateStamp(string path, string dockerfile) => new RecordText()
        .Add("stamp", new FileInfo(path).Length, File.GetLastWriteTimeUtc(path).Ticks, path, dockerfile).ToString();
}
