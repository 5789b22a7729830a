using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Lists what a build context holds: bounded, never through links, whatever it may not read left out.</summary>
internal sealed class BuildContextWalker(string root)
{
    private const int MaxEntries = 20_000;
    private const int MaxDepth = 24;

    /// <summary>How many files of a folder that is not opened are added up: more would only make the walk slow.</summary>
    private const int MaxCounted = 3_000;

    // Folders that a build or a tool fills: one row each, as what is in them is nobody's business here.
    private static readonly HashSet<string> s_closed = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".hg", ".svn", ".vs", ".idea", ".vscode", ".gradle", ".terraform", ".nuget", ".venv", "venv", "__pycache__", "node_modules", "bower_components", "packages",
        "artifacts", "TestResults", "coverage", "dist", "out", "target", ".next", ".cache",
    };

    private readonly List<ContextEntry> _entries = new();
    private bool _isTruncated;

    public ContextManifest Walk()
    {
        Walk(new DirectoryInfo(root), "", 0);
        _entries.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return ContextManifest.Create(root, _entries.ToImmutableArray(), _isTruncated);
    }

    private void Walk(DirectoryInfo folder, string prefix, int depth)
    {
        if (depth > MaxDepth || _entries.Count >= MaxEntries)
        {
            _isTruncated = true;
            return;
        }

        var children = List(folder);
        var hasProject = children.Any(child => child is FileInfo && child.Name.EndsWith("proj", StringComparison.OrdinalIgnoreCase));
        var hasOutput = hasProject && children.Any(child => child is DirectoryInfo && IsOutput(child.Name));
        // Either comes with the first build. Both are listed as soon as one is there, without a size, so that a build does not change the list.
        if (hasOutput)
        {
            _entries.Add(new ContextEntry(prefix + "bin", 0, IsFolder: true, 0));
            _entries.Add(new ContextEntry(prefix + "obj", 0, IsFolder: true, 0));
        }

        foreach (var child in children)
        {
            if (_entries.Count >= MaxEntries)
            {
                _isTruncated = true;
                return;
            }

            if (child is FileInfo file)
                _entries.Add(new ContextEntry(prefix + file.Name, Round(Length(file)), IsFolder: false, 1));
            else if (hasOutput && IsOutput(child.Name) || (child.Attributes & FileAttributes.ReparsePoint) != 0)
                continue;
            else if (s_closed.Contains(child.Name))
                _entries.Add(Summarize((DirectoryInfo)child, prefix));
            else
                Walk((DirectoryInfo)child, prefix + child.Name + "/", depth + 1);
        }
    }

    private static ContextEntry Summarize(DirectoryInfo folder, string prefix)
    {
        long bytes = 0;
        var files = 0;
        var pending = new Queue<DirectoryInfo>();
        pending.Enqueue(folder);
        while (pending.Count > 0 && files < MaxCounted)
        {
            foreach (var child in List(pending.Dequeue()))
            {
                if ((child.Attributes & FileAttributes.ReparsePoint) != 0)
                    continue;
                if (child is DirectoryInfo inner)
                    pending.Enqueue(inner);
                else if (files++ < MaxCounted)
                    bytes += Length((FileInfo)child);
            }
        }

        return new ContextEntry(prefix + folder.Name, RoundUpToPowerOfTwo(bytes), IsFolder: true, (int)RoundUpToPowerOfTwo(Math.Min(files, MaxCounted)));
    }

    private static bool IsOutput(string name) => name.Equals("bin", StringComparison.OrdinalIgnoreCase) || name.Equals("obj", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<FileSystemInfo> List(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            return Array.Empty<FileSystemInfo>();
        }
    }

    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // Two digits for what weighs something; steps of a factor of two for the small files that people edit.
    private static long Round(long bytes)
    {
        if (bytes < 1_000_000)
            return RoundUpToPowerOfTwo(bytes);
        var unit = 1L;
        while (bytes / unit >= 100)
            unit *= 10;
        return (bytes + (unit / 2)) / unit * unit;
    }

    private static long RoundUpToPowerOfTwo(long number)
    {
        var power = 1L;
        while (power < number)
            power *= 2;
        return number == 0 ? 0 : power;
    }
}
