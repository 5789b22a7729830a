namespace DockerfileAnalyzers.Model.Files;

/// <summary>Something that is known to be in an image.</summary>
/// <param name="Path">Absolute; of a folder that is known as a whole, the folder.</param>
/// <param name="Writer">The instruction whose layer holds it.</param>
internal sealed record SizedFile(string Path, SizeEstimate Size, bool IsFolder, InstructionSyntax Writer)
{
    // A file takes the place of another one. A folder is added to what is there, unless it is the same one again.
    public bool Repeats(SizedFile old) => Writer is CopyingInstructionSyntax
        && old.Writer is CopyingInstructionSyntax && old.Writer != Writer
        && IsFolder == old.IsFolder && (!IsFolder || Size == old.Size);
}

// The bytes at each path, and the layer that contains them.
internal sealed partial class ImageFileSystem
{
    private readonly Contents _contents;

    // Each version shares what it has with the one before it.
    private sealed record Contents(
        ImmutableDictionary<string, SizedFile> Files,
        ImmutableHashSet<string> Folders,
        ImmutableHashSet<string> Unsized,
        PackageSet? Packages)
    {
        public static Contents None { get; } = new(
            ImmutableDictionary.Create<string, SizedFile>(StringComparer.Ordinal),
            ImmutableHashSet.Create<string>(StringComparer.Ordinal),
            ImmutableHashSet.Create<string>(StringComparer.Ordinal),
            Packages: null);
    }

    // Most stages install nothing: the tables are read for those that do.
    private static readonly Recent<(string Repository, string? Tag), PackageSet?> s_basePackages = new(image =>
        ImageTable.Find(image.Repository, image.Tag) is { } facts
        && ImagePackages.Find(facts.Repository, image.Tag) is { } packages
            ? PackageTable.Find(facts)?.Select(packages, withRecommended: false).Ids : null);

    private PackageSet? BasePackages => Steps.OfType<FromBase>().FirstOrDefault()?.Image is { Reference: var image }
        ? s_basePackages[(image.Repository, image.Tag)] : null;

    /// <summary>Whether a table lists the packages of the base image.</summary>
    public bool HasPackagesOfBase => BasePackages is not null;

    /// <summary>The packages that are known to be installed, by the ids of their table.</summary>
    public PackageSet Packages => _contents.Packages ?? BasePackages ?? PackageSet.Empty;

    public ImageFileSystem WithPackages(PackageSet added) =>
        With(_contents with { Packages = Packages.Union(added) });

    /// <summary>Whether something ran that may have written anywhere.</summary>
    public bool HasUnsizedAnywhere => _contents.Unsized.Contains("/");

    /// <summary>Adds files, each in the place of what lay at its path.</summary>
    public ImageFileSystem WithSizes(IEnumerable<SizedFile> files)
    {
        var all = _contents.Files.ToBuilder();
        var folders = _contents.Folders.ToBuilder();
        foreach (var file in files)
        {
            all[file.Path] = file;
            for (var end = file.Path.LastIndexOf('/');
                end > 0 && folders.Add(file.Path.Substring(0, end)); end = file.Path.LastIndexOf('/', end - 1))
            {
            }
        }

        return With(_contents with { Files = all.ToImmutable(), Folders = folders.ToImmutable() });
    }

    public ImageFileSystem WithSize(SizedFile file) => WithSizes([file]);

    /// <summary>Something ran that may have written anywhere.</summary>
    public ImageFileSystem WithUnsized() => With(_contents with { Unsized = _contents.Unsized.Add("/") });

    /// <summary>Files of unknown number and size were put into a folder.</summary>
    public ImageFileSystem WithUnsized(string folder, InstructionSyntax writer)
    {
        var files = FindSized(folder) is null
            ? WithSize(new SizedFile(folder, SizeEstimate.Unknown, IsFolder: true, writer)) : this;
        return files.With(files._contents with { Unsized = _contents.Unsized.Add(folder) });
    }

    /// <summary>Takes away what is at a path and below it.</summary>
    public ImageFileSystem Without(string path) => With(_contents with
    {
        Files = _contents.Files.RemoveRange(FindBelow(path).Select(file => file.Path)),
    });

    private ImageFileSystem With(Contents contents) => new(_before, _step, contents);

    public SizedFile? FindSized(string path) => _contents.Files.TryGetValue(path, out var file) ? file : null;

    /// <summary>The files that are known to be at or below a path.</summary>
    public IEnumerable<SizedFile> FindBelow(string path)
    {
        if (path == "/" || _contents.Folders.Contains(path))
            return _contents.Files.Values.Where(file => ContainerPath.IsWithin(file.Path, path));
        return FindSized(path) is { } file ? [file] : [];
    }

    /// <summary>
    /// The size of the files at a path; a lower bound if something of unknown size can also be there.
    /// </summary>
    /// <param name="isPattern">Whether the path has wildcards.</param>
    public SizeEstimate Measure(string path, bool isPattern = false)
    {
        if (isPattern)
        {
            var matcher = new PathPattern(path.TrimStart('/'));
            var matched = SizeEstimate.Sum(FindBelow("/").Where(file => matcher.Matches(file.Path.TrimStart('/')))
                .Select(file => file.Size));
            return matched.Bytes == 0 || _contents.Unsized.Count > 0 ? matched + SizeEstimate.Unknown : matched;
        }

        var files = FindBelow(path).ToArray();
        if (files.FirstOrDefault(file => file.Path == path) is { } exact && !(exact.IsFolder && exact.Size.IsUnknown))
            return exact.Size;
        var known = SizeEstimate.Sum(files.Select(file => file.Size));
        return known.Bytes == 0 || _contents.Unsized.Any(folder =>
            ContainerPath.IsWithin(folder, path) || ContainerPath.IsWithin(path, folder))
                ? known + SizeEstimate.Unknown : known;
    }
}
