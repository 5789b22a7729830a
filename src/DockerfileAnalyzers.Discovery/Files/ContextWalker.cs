using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Lists a build context: bounded and never through links. The contents of directories that are unreadable, and of
/// submodules that are not checked out, are unknown. A context with more files than anybody would look through is
/// listed by its folders.
/// </summary>
/// <param name="maxEntries">Rows of the list.</param>
internal sealed class ContextWalker(string root, int maxEntries = ContextWalker.DefaultMaxEntries)
{
    internal const int DefaultMaxEntries = 20_000;

    /// <summary>
    /// The limit for files, links and directories; the list states if it was reached.
    /// </summary>
    internal const int MaxVisits = 400_000;

    private const int MaxDepth = 40;

    // Folders that a build or a tool fills: one row each, because their content does not matter.
    private static readonly HashSet<string> s_closed = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".hg", ".svn", ".vs", ".idea", ".vscode", ".gradle", ".terraform", ".nuget", ".venv", "venv",
        "__pycache__", "node_modules", "bower_components",
        "artifacts", "TestResults", "coverage", "dist", "out", "target", ".next", ".cache",
    };

    private readonly List<Folder> _folders = new();
    private readonly List<KeyValuePair<string, DateTime>> _listed = new();
    private int _maxVisits;
    private bool _isTruncated;
    private Submodules _submodules = new();

    /// <summary>
    /// The folder that the sources of the project are in; <see langword="null" /> where the context is one of sources.
    /// </summary>
    public string? Sources { get; init; }

    /// <summary>
    /// Whether every byte counts, also those of build outputs: for people, not for a list that must not change with
    /// every build.
    /// </summary>
    public bool IsExact { get; init; }

    /// <summary>
    /// Visits where the context holds more than the sources: the root of the disk, or a home directory.
    /// </summary>
    internal int MaxVisitsOutside { get; init; } = 20_000;

    /// <summary>How many files, links and folders were looked at.</summary>
    internal int Visits { get; private set; }

    /// <summary>The folders that were listed, and when something was last added to or removed from each.</summary>
    internal IReadOnlyCollection<KeyValuePair<string, DateTime>> Folders => _listed;

    /// <summary>Whether a path is a folder or is in it.</summary>
    public static bool IsWithin(string path, string folder) => path == folder
        || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
        StringComparison.Ordinal);

    /// <summary>Whether a directory is the root of the disk, a home directory, or above one.</summary>
    public static bool HoldsMoreThanSources(string folder) => Path.GetDirectoryName(folder) is null
        || (Environment.GetFolderPath(
            Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 1 } home
        && IsWithin(home, folder));

    public ContextManifest Walk()
    {
        _maxVisits = Sources is not null && (HoldsMoreThanSources(root) || !IsWithin(root, Sources))
            ? MaxVisitsOutside : MaxVisits;
        _submodules = Submodules.Around(Path.GetFullPath(root));
        var context = Walk(new DirectoryInfo(root), "", null, 0);
        Close(context);
        var entries = context.GetRows(IsExact ? bytes => bytes : Round)
            .OrderBy(entry => entry.Path, StringComparer.Ordinal).Take(maxEntries).ToImmutableArray();
        return ContextManifest.Create(root, entries, _isTruncated || context.Rows > maxEntries);
    }

    private Folder Walk(DirectoryInfo directory, string path, Folder? parent, int depth, bool isOutput = false)
    {
        var folder = new Folder(path, parent);
        if (depth > MaxDepth || Visits >= _maxVisits)
        {
            folder.IsPartial = _isTruncated = true;
            folder.IsClosed = path.Length > 0;
            return folder;
        }

        if (TryList(directory) is not { } children
            || (children.Length == 0 && _submodules.Contains(directory.FullName)))
        {
            folder.IsPartial = folder.IsClosed = true;
            return folder;
        }

        if (path.Length > 0 && children.Any(child => child.Name == ".gitmodules"))
            _submodules.Add(directory.FullName);
        _folders.Add(folder);
        var prefix = path.Length == 0 ? "" : path + "/";
        var hasOutput = children.Any(child => child is FileInfo
            && child.Name.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
            && children.Any(child => child is DirectoryInfo && IsOutput(child.Name));
        // Either is created by the first build. Both are listed as soon as one exists, without a size, so that a build
        // does not change the list.
        if (hasOutput && !IsExact)
        {
            folder.Entries.Add(new ContextEntry(prefix + "bin", 0, IsFolder: true, 0));
            folder.Entries.Add(new ContextEntry(prefix + "obj", 0, IsFolder: true, 0));
        }

        foreach (var child in children)
        {
            if (++Visits > _maxVisits)
            {
                folder.IsPartial = _isTruncated = true;
                break;
            }

            var isBuilt = hasOutput && IsOutput(child.Name);
            if (IsLink(child))
                folder.Entries.Add(new ContextEntry(prefix + child.Name, 0, IsFolder: false, 1, IsLink: true));
            else if (child is FileInfo file)
                folder.Entries.Add(new ContextEntry(prefix + file.Name, Length(file), IsFolder: false, 1));
            else if (!isBuilt || IsExact)
                folder.Folders.Add(Walk((DirectoryInfo)child, prefix + child.Name, folder, depth + 1, isBuilt));
        }

        folder.IsClosed = path.Length > 0 && (isOutput || s_closed.Contains(directory.Name));
        folder.Rows = folder.IsClosed ? 1 : folder.Entries.Count + folder.Folders.Sum(inner => inner.Rows);
        return folder;
    }

    // The folders with the most files in them become rows of their own, until the list is short enough. The context
    // itself stays open.
    private void Close(Folder context)
    {
        foreach (var folder in _folders.Where(folder => folder != context)
            .OrderByDescending(folder => folder.Entries.Count).ThenBy(folder => folder.Path, StringComparer.Ordinal))
        {
            if (context.Rows <= maxEntries)
                break;
            folder.Close();
        }
    }

    /// <summary>Whether a folder is one that a build or a tool fills, by its name.</summary>
    internal static bool IsFilledByTools(string path) =>
        Path.GetFileName(path) is var name && (s_closed.Contains(name) || IsOutput(name));

    private static bool IsOutput(string name) => name.Equals("bin", StringComparison.OrdinalIgnoreCase)
        || name.Equals("obj", StringComparison.OrdinalIgnoreCase);

    private static bool IsLink(FileSystemInfo child)
    {
        try
        {
            // All bits: it is gone, or its name is not text.
            return child.Attributes is var attributes && (int)attributes != -1
                && (attributes & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Sorted, so that the list is the same on every file system; of a folder of millions no more than are looked at.
    private FileSystemInfo[]? TryList(DirectoryInfo folder)
    {
        try
        {
            // Read before the directory is listed: later changes change the time.
            _listed.Add(new(folder.FullName, folder.LastWriteTimeUtc));
            return folder.EnumerateFileSystemInfos().Take(_maxVisits - Visits + 1)
                .OrderBy(child => child.Name, StringComparer.Ordinal).ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or System.Security.SecurityException)
        {
            return null;
        }
    }

    // Nothing for a file that no longer exists or whose name is not text.
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>
    /// Two digits for large files; coarser steps for the small files that people edit, so that few edits change the
    /// list. To the nearest step, not up: over many files the errors cancel out.
    /// </summary>
    internal static long Round(long bytes)
    {
        if (bytes < 1_000_000)
            return bytes < 1 ? 0 : (long)Math.Round(Math.Pow(2, RoundTo(Math.Log(bytes, 2), bytes < 65_536 ? 1 : 4)));
        var unit = 1L;
        while (bytes / unit >= 100)
            unit *= 10;
        return (bytes + (unit / 2)) / unit * unit;
    }

    private static double RoundTo(double value, int steps) => Math.Round(value * steps) / steps;

    private sealed class Folder(string path, Folder? parent)
    {
        public string Path { get; } = path;

        private Folder? Parent { get; } = parent;

        /// <summary>Files, links and output folders.</summary>
        public List<ContextEntry> Entries { get; } = new();

        public List<Folder> Folders { get; } = new();

        public bool IsClosed { get; set; }

        /// <summary>Its content was not listed completely.</summary>
        public bool IsPartial { get; set; }

        public int Rows { get; set; } = 1;

        /// <summary>Turns it into one row, unless a directory above already is one.</summary>
        public void Close()
        {
            if (Above.Any(folder => folder.IsClosed))
                return;
            foreach (var folder in Above)
                folder.Rows -= Rows - 1;
            (IsClosed, Rows) = (true, 1);
        }

        private IEnumerable<Folder> Above
        {
            get
            {
                for (var folder = Parent; folder is not null; folder = folder.Parent)
                    yield return folder;
            }
        }

        /// <param name="round">Rounds a number of bytes or files for the list.</param>
        public IEnumerable<ContextEntry> GetRows(Func<long, long> round)
        {
            if (!IsClosed)
                return Entries.Select(entry => entry with { Bytes = round(entry.Bytes) })
                    .Concat(Folders.SelectMany(folder => folder.GetRows(round)));
            var (bytes, files, isPartial) = Sum();
            // In steps: what a tool fills grows with each of its runs.
            return new[] { new ContextEntry(Path, round(bytes), IsFolder: true, (int)round(files),
                IsPartial: isPartial) };
        }

        private (long Bytes, int Files, bool IsPartial) Sum()
        {
            var sum = (Bytes: Entries.Sum(entry => entry.Bytes), Files: Entries.Count, IsPartial);
            foreach (var inner in Folders.Select(folder => folder.Sum()))
                sum = (sum.Bytes + inner.Bytes, sum.Files + inner.Files, sum.IsPartial || inner.IsPartial);
            return sum;
        }
    }
}
