namespace DockerfileAnalyzers.Discovery;

/// <summary>The folder that holds all sources that a project is built with.</summary>
internal static class RepositoryRoot
{
    private const int MaxLevels = 8;

    /// <summary>
    /// The folder of the repository; without one, that of the topmost solution or compose file a few folders up.
    /// </summary>
    public static string Find(string start) => RunMemory.Get((nameof(RepositoryRoot), start), () => Search(start));

    /// <summary>Whether a folder is the root of a Git repository or of a worktree of one.</summary>
    public static bool Is(string folder) => RunMemory.Is((nameof(Is), folder), () =>
        Path.Combine(folder, ".git") is var git && (Directory.Exists(git) || File.Exists(git)));

    private static string Search(string start)
    {
        var folder = start.TrimEnd(Path.DirectorySeparatorChar);
        var last = folder;
        for (var level = 0; level < MaxLevels && folder is not null; level++, folder = Path.GetDirectoryName(folder))
        {
            if (Is(folder))
                return folder;
            // What lies in a home folder or at the root of the disk is about other things, too.
            if (!ContextWalker.HoldsMoreThanSources(folder) && HasSign(folder))
                last = folder;
        }

        return last;
    }

    /// <summary>
    /// The folder above one, as far as settings of the sources can lie; <see langword="null"/> at the root of the
    /// repository. What lies in a home folder is about other things, too.
    /// </summary>
    public static string? GetParent(string folder) =>
        !Is(folder) && Path.GetDirectoryName(folder) is { } parent && !ContextWalker.HoldsMoreThanSources(parent)
            ? parent : null;

    private static bool HasSign(string folder) => RunMemory.Is((nameof(HasSign), folder), () =>
        FolderContent.GetFiles(folder).Any(IsSign));

    private static bool IsSign(string path) =>
        Path.GetExtension(path) is ".sln" or ".slnx" || DockerFolders.IsComposeFile(path);
}
