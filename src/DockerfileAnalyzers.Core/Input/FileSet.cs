using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>The files that a host was given, and what they say together. Every host makes its inputs here.</summary>
public sealed class FileSet
{
    /// <summary>The file that holds the facts of the project; the build writes it.</summary>
    public const string FactsFileName = "DockerfileAnalyzers.project.tsv";

    /// <summary>The suffix of manifests; the build writes one for each context.</summary>
    public const string ManifestSuffix = ".DockerfileAnalyzers.context.tsv";

    /// <summary>
    /// The suffix of the Dockerfile that represents the SDK's container properties; the build writes it,
    /// and it is not fixed.
    /// </summary>
    public const string SdkContainerSuffix = ".container.Dockerfile";

    /// <summary>
    /// The suffix of a Dockerfile that the build writes for one inline in a compose file; fixes go to the compose file.
    /// </summary>
    public const string InlineSuffix = ".compose.Dockerfile";

    /// <summary>The suffix of files about built images.</summary>
    public const string ImageSuffix = ".DockerfileAnalyzers.image.tsv";

    /// <summary>The suffix of files with the findings of scanners.</summary>
    public const string VulnerabilitiesSuffix = ".DockerfileAnalyzers.vulnerabilities.tsv";

    private readonly Func<string, string?> _read;
    private readonly Lazy<ImmutableArray<ContextManifest>> _manifests;
    private readonly Lazy<ImmutableArray<MeasuredImage>> _images;
    private readonly Lazy<ImmutableArray<VulnerabilityReport>> _vulnerabilities;

    private FileSet(ImmutableArray<string> paths, Func<string, string?> read, ProjectFacts? project)
    {
        _read = read;
        Paths = paths;
        Project = project ?? ReadFacts(paths, read);
        _manifests = new(() => ReadAll(ManifestSuffix, ContextManifest.Parse));
        _images = new(() => ReadAll(ImageSuffix, MeasuredImage.Parse));
        _vulnerabilities = new(() => ReadAll(VulnerabilitiesSuffix, VulnerabilityReport.Parse));
    }

    /// <summary>All files that the host gave.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>The known facts about the project that the files belong to.</summary>
    public ProjectFacts Project { get; }

    /// <summary>
    /// The Dockerfiles and .dockerignore files among the paths, sorted, so that results do not depend on a host's
    /// order.
    /// </summary>
    public IEnumerable<string> AnalyzablePaths => Paths.Where(IsAnalyzable);

    /// <param name="read">The text of a file; <see langword="null"/> where it cannot be read.</param>
    public static FileSet Create(IEnumerable<string> paths, Func<string, string?> read) => Create(paths, read, null);

    /// <param name="project">The known facts about the project, if no file contains them.</param>
    internal static FileSet Create(IEnumerable<string> paths, Func<string, string?> read, ProjectFacts? project) => new(
        paths.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal).ToImmutableArray(),
        read,
        project);

    private static ProjectFacts ReadFacts(ImmutableArray<string> paths, Func<string, string?> read) =>
        paths.FirstOrDefault(path => path.EndsWith(FactsFileName, StringComparison.Ordinal)) is { } facts
        && read(facts) is { } text ? ProjectFacts.Parse(text) : ProjectFacts.Unknown;

    /// <summary>By what the project says, else by name.</summary>
    public bool IsAnalyzable(string path) => Project.Find(path) is not null || IgnoreFiles.IsIgnoreFile(path)
        || (DockerfileName.Is(path)
            && !Project.Dockerfiles.Any(dockerfile => ProjectFacts.SamePath(dockerfile.Baseline, path)));

    /// <summary>Whether the build wrote the file: no fix may touch it.</summary>
    public static bool IsGenerated(string path) =>
        path.EndsWith(SdkContainerSuffix, StringComparison.Ordinal)
        || path.EndsWith(InlineSuffix, StringComparison.Ordinal);

    /// <returns>
    /// <see langword="null"/> where the file is neither a Dockerfile nor an ignore file, or cannot be read.
    /// </returns>
    public AnalysisInput? CreateInput(string path, AnalyzerConfig config)
    {
        if (!IsAnalyzable(path) || _read(path) is not { } text)
            return null;
        var facts = IgnoreFiles.IsIgnoreFile(path)
            ? Project.Dockerfiles.FirstOrDefault(dockerfile => ProjectFacts.SamePath(dockerfile.IgnoreFile, path))
            : Project.Find(path);
        return new AnalysisInput(new SourceFile(path, text), GetRelated(path, facts), GetManifest(facts), Project,
            config)
        {
            BuiltImage = _images.Value.FirstOrDefault(image => ProjectFacts.SamePath(image.Dockerfile, path)),
            Vulnerabilities = _vulnerabilities.Value
            .FirstOrDefault(report => ProjectFacts.SamePath(report.Dockerfile, path)),
            Baseline = FindBaseline(path, facts) is { } baseline && _read(baseline) is { } known
                ? Baseline.Parse(baseline, known) : null,
        };
    }

    // By what the project says, else the nearest above the file.
    private string? FindBaseline(string path, DockerfileFacts? facts)
    {
        if (facts?.Baseline is { } named)
            return named;
        string GetFolder(string file) => file.Substring(0, file.Length - RelativePath.GetName(file).Length);
        return Paths.Where(other => RelativePath.GetName(other) == Baseline.FileName
                && path.StartsWith(GetFolder(other), StringComparison.Ordinal))
            .OrderByDescending(other => other.Length).FirstOrDefault();
    }

    private ImmutableArray<SourceFile> GetRelated(string path, DockerfileFacts? facts)
    {
        var related = IgnoreFiles.IsIgnoreFile(path)
            ? Project.Dockerfiles.Where(dockerfile => ProjectFacts.SamePath(dockerfile.IgnoreFile, path))
            .Select(dockerfile => dockerfile.Path)
            : FindRelated(facts);
        return related.Select(other => _read(other) is { } text ? new SourceFile(other, text) : null)
            .OfType<SourceFile>().ToImmutableArray();
    }

    // The ignore file of a Dockerfile; without one, the Dockerfiles that a new one would be for.
    private IEnumerable<string> FindRelated(DockerfileFacts? facts)
    {
        if (facts is null)
            return Enumerable.Empty<string>();
        if (facts.IgnoreFile is { } ignoreFile)
            return new[] { ignoreFile };
        return Project.Dockerfiles.Where(other => other.Path != facts.Path
            && ProjectFacts.SamePath(other.Context, facts.Context)).Select(other => other.Path);
    }

    private ImmutableArray<T> ReadAll<T>(string suffix, Func<string, T> parse) =>
        Paths.Where(path => path.EndsWith(suffix, StringComparison.Ordinal)).Select(_read).OfType<string>()
        .Select(parse).ToImmutableArray();

    private ContextManifest? GetManifest(DockerfileFacts? facts) =>
        facts is null ? null : _manifests.Value
        .FirstOrDefault(manifest => ProjectFacts.SamePath(manifest.Root, facts.Context));
}
