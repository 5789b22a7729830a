namespace DockerfileAnalyzers.Model.Image;

/// <summary>Something that is known to lie in a stage.</summary>
/// <param name="Path">Absolute; of a folder that is known as a whole, the folder.</param>
/// <param name="Writer">The instruction whose layer holds it.</param>
internal sealed record StageItem(string Path, SizeEstimate Size, bool IsFolder, InstructionSyntax Writer);

/// <summary>What is known of the files of a stage while its instructions run.</summary>
internal sealed class StageContents
{
    private readonly Dictionary<string, StageItem> _items;
    // The same in order: what lies below a folder stands together.
    private readonly SortedSet<string> _paths;
    private readonly List<string> _unknownFolders;
    // Most stages install nothing: the tables are read for those that do.
    private readonly Lazy<PackageSet?> _basePackages;
    private PackageSet? _packages;
    private long _repeatedBytes;

    private StageContents(
        Dictionary<string, StageItem> items,
        SortedSet<string> paths,
        List<string> unknownFolders,
        Lazy<PackageSet?> basePackages)
    {
        _basePackages = basePackages;
        _items = items;
        _paths = paths;
        _unknownFolders = unknownFolders;
    }

    /// <summary>The packages that are known to be there, by the ids of their table.</summary>
    public PackageSet Packages
    {
        get => _packages ?? _basePackages.Value ?? PackageSet.Empty;
        set => _packages = value;
    }

    /// <summary>Whether those of the base image are among <see cref="Packages"/>.</summary>
    public bool KnowsPackagesOfBase => _basePackages.Value is not null;

    /// <summary>Something ran that may have written anywhere.</summary>
    public bool HasUnknownWrites { get; set; }

    public static StageContents Create(Stage stage) =>
        new(new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(), new(() => FindPackages(stage)));

    public StageContents Copy() =>
        new(
            new(_items, StringComparer.Ordinal),
            new(_paths, StringComparer.Ordinal),
            new(_unknownFolders),
            _basePackages)
    {
        _packages = _packages,
        HasUnknownWrites = HasUnknownWrites,
    };

    public StageItem? Find(string path) => _items.TryGetValue(path, out var item) ? item : null;

    public void Add(string path, SizeEstimate size, bool isFolder, InstructionSyntax writer)
    {
        var item = new StageItem(path, size, isFolder, writer);
        if (_items.TryGetValue(path, out var old) && Repeats(item, old))
            _repeatedBytes += old.Size.Bytes;
        Set(item);
    }

    // A file takes the place of another one. A folder is added to what is there, unless it is the same one again.
    private static bool Repeats(StageItem item, StageItem old) => item.Writer is CopyingInstructionSyntax
        && old.Writer is CopyingInstructionSyntax && old.Writer != item.Writer
        && item.IsFolder == old.IsFolder && (!item.IsFolder || item.Size == old.Size);

    /// <summary>What was written over since this was last asked.</summary>
    public long TakeRepeatedBytes()
    {
        var bytes = _repeatedBytes;
        _repeatedBytes = 0;
        return bytes;
    }

    /// <summary>Files of unknown number and size were put into a folder.</summary>
    public void AddUnknown(string folder, InstructionSyntax writer)
    {
        if (!_items.ContainsKey(folder))
            Set(new StageItem(folder, SizeEstimate.Unknown, IsFolder: true, writer));
        _unknownFolders.Add(folder);
    }

    /// <summary>The items at or below a path, or in a folder above that is known as a whole.</summary>
    public IEnumerable<StageItem> GetBelow(string path)
    {
        if (path == "/")
            return _items.Values;
        var own = Find(path) is { } item ? new[] { item } : Enumerable.Empty<StageItem>();
        // '0' is the character after '/'.
        return own.Concat(_paths.GetViewBetween(path + "/", path + "0")
            .Where(below => ContainerPath.IsWithin(below, path) && below != path)
            .Select(below => _items[below]));
    }

    /// <summary>Whether something is known to lie below a path, so that it is a folder.</summary>
    public bool HoldsBelow(string path) => GetBelow(path).Any(item => item.IsFolder || item.Path != path);

    public void Remove(string path)
    {
        foreach (var item in GetBelow(path).ToArray())
        {
            _items.Remove(item.Path);
            _paths.Remove(item.Path);
        }
    }

    private void Set(StageItem item)
    {
        _items[item.Path] = item;
        _paths.Add(item.Path);
    }

    /// <summary>
    /// What a pattern with wildcards matches; where something unknown may lie there, too, at least that.
    /// </summary>
    public SizeEstimate MeasureMatches(string pattern)
    {
        var matcher = new PathPattern(pattern.TrimStart('/'));
        var known = SizeEstimate.Sum(
            _items.Values.Where(item => matcher.Matches(item.Path.TrimStart('/'))).Select(item => item.Size));
        return HasUnknownWrites || known.Bytes == 0 || _unknownFolders.Count > 0 ? known + SizeEstimate.Unknown : known;
    }

    /// <summary>What lies at a path; unknown where something of unknown size may lie there, too.</summary>
    public SizeEstimate Measure(string path)
    {
        var known = SizeEstimate.Sum(GetBelow(path).Select(item => item.Size));
        var exact = Find(path);
        if (exact is not null && (!exact.IsFolder || !exact.Size.IsUnknown))
            return exact.Size;
        return HasUnknownWrites || known.Bytes == 0
            || _unknownFolders.Any(folder =>
                ContainerPath.IsWithin(folder, path) || ContainerPath.IsWithin(path, folder))
            ? known + SizeEstimate.Unknown
            : known;
    }

    private static PackageSet? FindPackages(Stage stage) =>
        stage.BaseImage is { Facts: { } facts } image
        && ImagePackages.Find(facts.Repository, image.Reference.Tag) is { } packages
            ? PackageTable.Find(facts)?.Select(packages, withRecommended: false).Ids : null;
}
