namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The direct contents of a directory, sorted by name. A directory that does not exist or cannot be read is empty: a
/// build continues without it. In a run, each directory is listed once.
/// </summary>
internal sealed class FolderContent
{
    private static readonly RunMemory<string, FolderContent> s_folders = new(folder => new FolderContent(folder));

    private readonly Lazy<(string[] Paths, Exception? Problem)> _files;
    private readonly Lazy<(string[] Paths, Exception? Problem)> _folders;
    private readonly Lazy<HashSet<string>> _names;

    private FolderContent(string folder)
    {
        // Often only the files of a folder with many folders are needed.
        _files = new(() => List(folder, Directory.EnumerateFiles));
        _folders = new(() => List(folder, Directory.EnumerateDirectories));
        _names = new(() => new HashSet<string>(
            Files.Concat(Folders).Select(path => Path.GetFileName(path)), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Full paths: also of links, and of what is neither a file nor a folder.</summary>
    public string[] Files => _files.Value.Paths;

    /// <summary>Full paths.</summary>
    public string[] Folders => _folders.Value.Paths;

    /// <summary>Why the folder could not be listed.</summary>
    public Exception? Problem => _files.Value.Problem ?? _folders.Value.Problem;

    /// <param name="folder">Full path.</param>
    public static FolderContent Of(string folder) => s_folders[folder];

    /// <returns>Full paths.</returns>
    public static string[] GetFiles(string folder) => Of(folder).Files;

    /// <returns>Full paths.</returns>
    public static string[] GetFolders(string folder) => Of(folder).Folders;

    /// <summary>Whether a file is at a path, or anything else that is not a folder.</summary>
    public static bool HasFile(string path) => !IsKnownToLack(path) && File.Exists(path);

    /// <summary>Whether a folder is at a path.</summary>
    public static bool HasFolder(string path) => !IsKnownToLack(path) && Directory.Exists(path);

    /// <summary>
    /// Whether it is certain, without asking the system, that nothing is at a path: this run has listed its folder,
    /// or one above it.
    /// </summary>
    public static bool IsKnownToLack(string path)
    {
        var end = path.LastIndexOf(Path.DirectorySeparatorChar);
        if (end <= 0)
            return false;
        var folder = path.Substring(0, end);
        if (!s_folders.TryGet(folder, out var content))
            return RunMemory.Found is not null && IsKnownToLack(folder);
        var name = path.Substring(end + 1);
        return content!.Problem is null && HasOneSpelling(name) && !content._names.Value.Contains(name);
    }

    /// <returns>
    /// The files of a folder and of those below it; what tools fill is left out, and links are not followed.
    /// </returns>
    public static IEnumerable<string> GetFilesBelow(string folder) => GetFiles(folder).Concat(GetFolders(folder)
        .Where(path => !ContextWalker.IsFilledByTools(path)
        && (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0)
        .SelectMany(GetFilesBelow));

    /// <returns>The nearest file of a name in a folder or one above it.</returns>
    public static string? FindAbove(string? folder, string name)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, name) is var path && HasFile(path))
                return path;
        }

        return null;
    }

    /// <summary>Whether this run has listed the folder of a path, and something with exactly that name in it.</summary>
    public static bool IsKnownToHave(string path) =>
        Path.GetDirectoryName(path) is { } folder && s_folders.TryGet(folder, out var content)
        && (Array.BinarySearch(content!.Files, path, StringComparer.Ordinal) >= 0
            || Array.BinarySearch(content.Folders, path, StringComparer.Ordinal) >= 0);

    // Systems also find a file by a short name, by another form of an accent, or with a dot at the end.
    private static bool HasOneSpelling(string name)
    {
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_'))
                return false;
        }

        return name.Length > 0 && name[name.Length - 1] != '.';
    }

    // A folder that is known not to exist is not asked for: the exception would take longer than all else.
    private static (string[] Paths, Exception? Problem) List(string folder, Func<string, IEnumerable<string>> find)
    {
        if (IsKnownToLack(folder))
            return (Array.Empty<string>(), null);
        try
        {
            var sorted = find(folder).ToArray();
            Array.Sort(sorted, StringComparer.Ordinal);
            return (sorted, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or System.Security.SecurityException)
        {
            return (Array.Empty<string>(), exception);
        }
    }
}
