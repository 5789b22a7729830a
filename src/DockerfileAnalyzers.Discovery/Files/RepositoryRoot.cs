namespace DockerfileAnalyzers.Discovery;

/// <summary>The folder that holds all sources that a project is built with.</summary>
internal static class RepositoryRoot
{
    private const int MaxLevels = 8;

    private static readonly RunMemory<string, string> s_roots = new(Search);
    private static readonly RunMemory<string, bool> s_isRoot = new(folder =>
        Path.Combine(folder, ".git") is var git && (FolderContent.HasFolder(git) || FolderContent.HasFile(git)));
    private static readonly RunMemory<string, bool> s_hasSign = new(folder =>
        FolderContent.GetFiles(folder).Any(IsSign) || FolderContent.HasFolder(Path.Combine(folder, ".github")));
    private static readonly RunMemory<string, string?> s_parents = new(FindParent);

    /// <summary>
    /// The folder of the repository; in a copy without its history, that of the topmost file a few folders up that is
    /// usually at the root of sources: a solution, a compose file, a .gitignore.
    /// </summary>
    public static string Find(string start) => s_roots[start];

    /// <summary>Whether a folder is the root of a Git repository or of a worktree of one.</summary>
    public static bool Is(string folder) => s_isRoot[folder];

    private static string Search(string start)
    {
        var folder = start.TrimEnd(Path.DirectorySeparatorChar);
        var last = folder;
        for (var level = 0; level < MaxLevels && folder is not null; level++, folder = Path.GetDirectoryName(folder))
        {
            if (Is(folder))
                return folder;
            // Files in a home directory or at the root of the disk also concern other things.
            if (!ContextWalker.HoldsMoreThanSources(folder) && s_hasSign[folder])
                last = folder;
        }

        return last;
    }

    /// <summary>
    /// The folder above one, as far as settings of the sources can be; <see langword="null"/> at the root of the
    /// repository. Files in a home directory also concern other things.
    /// </summary>
    public static string? GetParent(string folder) => s_parents[folder];

    private static string? FindParent(string folder) =>
        !Is(folder) && Path.GetDirectoryName(folder) is { } parent && !ContextWalker.HoldsMoreThanSources(parent)
            ? parent : null;

    private static bool IsSign(string path) => Path.GetExtension(path) is ".sln" or ".slnx"
        || Path.GetFileName(path) is ".gitignore" or ".gitattributes" or ".dockerignore" or ".gitlab-ci.yml"
            or "global.json" or "Directory.Build.props" or "Directory.Packages.props"
        || DockerFolders.IsComposeFile(path);
}
