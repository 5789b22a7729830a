namespace DockerfileAnalyzers.Tasks;

/// <summary>What people call the folders that they keep Dockerfiles and compose files in.</summary>
internal static class DockerFolders
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "docker", ".docker", "dockerfiles", "compose", "build", "ci", "deploy", "deployment", "container", "containers", "contrib", "eng",
    };

    /// <summary>Those directly in a folder.</summary>
    public static string[] FindIn(string folder) =>
        FolderContent.GetFolders(folder).Where(path => s_names.Contains(Path.GetFileName(path))).ToArray();
}
