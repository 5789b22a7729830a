namespace DockerfileAnalyzers.Discovery;

/// <summary>The projects around one whose programs a container could start instead.</summary>
internal static class OtherProjects
{
    /// <summary>In a larger tree, the answer is unknown.</summary>
    private const int MaxFiles = 50_000;

    private static readonly string[] s_extensions = { ".csproj", ".fsproj", ".vbproj" };

    /// <summary>Whether all others are tests, or libraries that the project references.</summary>
    /// <param name="root">The folder that the sources are in.</param>
    public static bool AreNone(ProjectDescription project, string root)
    {
        if (ContextWalker.HoldsMoreThanSources(root))
            return false;
        var own = project.ProjectReferences.Append(project.FileName).Select(GetName)
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        var files = 0;
        return FolderContent.GetFilesBelow(root).All(file => ++files <= MaxFiles
            && (!s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
                || own.Contains(GetName(file)) || IsTest(Path.GetFileNameWithoutExtension(file))));
    }

    private static string GetName(string path) => Path.GetFileName(path.Replace('\\', '/'));

    private static bool IsTest(string name) =>
        name.EndsWith("Test", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("Tests", StringComparison.OrdinalIgnoreCase);
}
