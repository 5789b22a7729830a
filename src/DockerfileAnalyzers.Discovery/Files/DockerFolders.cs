using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The usual names of Dockerfiles, compose files, and the directories that contain them.</summary>
internal static class DockerFolders
{
    // Of more folders, only those with a usual name are listed: many projects may be next to each other.
    private const int MaxListed = 64;

    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "docker", ".docker", "dockerfiles", "compose", "build", "ci", "deploy", "deployment", "container", "containers",
        "contrib", "eng",
    };

    private static readonly Regex s_compose = new(
        @"\A(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Those directly in a folder.</summary>
    public static string[] FindIn(string folder) =>
        FolderContent.GetFolders(folder).Where(path => s_names.Contains(Path.GetFileName(path))).ToArray();

    /// <summary>
    /// The folders that may have compose files: those directly in a folder, and those in the ones for Docker.
    /// </summary>
    public static IEnumerable<string> FindWithComposeFiles(string folder) =>
        (FolderContent.GetFolders(folder) is { Length: <= MaxListed } folders
            ? folders.Where(path => s_names.Contains(Path.GetFileName(path)) || !ContextWalker.IsFilledByTools(path))
            : FindIn(folder)).Concat(FindIn(folder).SelectMany(FolderContent.GetFolders));

    public static bool IsComposeFile(string path) => Path.GetFileName(path) is var name
        && name.IndexOf("compose", StringComparison.OrdinalIgnoreCase) >= 0 && s_compose.IsMatch(name);
}
