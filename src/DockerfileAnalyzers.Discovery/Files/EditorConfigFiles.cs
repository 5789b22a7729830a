using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The .editorconfig files that apply to a file, wherever its project's sources are.</summary>
internal static class EditorConfigFiles
{
    private static readonly RunMemory<string, string[]> s_above = new(FindFrom);

    /// <returns>Nearest first, up to the one that says that it is the root.</returns>
    public static IEnumerable<string> FindAbove(string path) =>
        Path.GetDirectoryName(path) is { } folder ? s_above[folder] : Array.Empty<string>();

    private static string[] FindFrom(string folder)
    {
        var candidate = Path.Combine(folder, ".editorconfig");
        // A file that cannot be read is included, so that it is reported.
        var isThere = FolderContent.HasFile(candidate);
        var isLast = isThere && RegularFile.TryReadText(candidate) is { } text
            && EditorConfigFile.Parse(candidate, text).IsRoot;
        var above = isLast || Path.GetDirectoryName(folder) is not { } parent ? Array.Empty<string>() : s_above[parent];
        return isThere ? above.Prepend(candidate).ToArray() : above;
    }

    /// <returns>
    /// The global configuration files in the folder of a project and above it, as the compiler finds them.
    /// </returns>
    public static IEnumerable<string> FindGlobalConfigs(string projectFile)
    {
        for (var folder = Path.GetDirectoryName(projectFile); folder is not null; folder = Path.GetDirectoryName(
            folder))
        {
            var candidate = Path.Combine(folder, ".globalconfig");
            if (FolderContent.HasFile(candidate))
                yield return candidate;
        }
    }
}
