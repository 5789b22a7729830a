namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// What lies directly in a folder, in the order of the names. One that does not exist, or may not be read, is empty: a
/// build goes on without it.
/// </summary>
internal static class FolderContent
{
    /// <returns>Full paths.</returns>
    public static string[] GetFiles(string folder, string pattern = "*") =>
        RunMemory.Get((nameof(GetFiles), folder, pattern), () => List(() =>
            Directory.EnumerateFiles(folder, pattern)));

    /// <returns>Full paths.</returns>
    public static string[] GetFolders(string folder, string pattern = "*") =>
        RunMemory.Get((nameof(GetFolders), folder, pattern), () => List(() =>
            Directory.EnumerateDirectories(folder, pattern)));

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
            if (File.Exists(Path.Combine(folder, name)))
                return Path.Combine(folder, name);
        }

        return null;
    }

    private static string[] List(Func<IEnumerable<string>> enumerate)
    {
        try
        {
            return enumerate().OrderBy(path => path, StringComparer.Ordinal).ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or System.Security.SecurityException)
        {
            return Array.Empty<string>();
        }
    }
}
