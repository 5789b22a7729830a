using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The .editorconfig files that apply to a file, wherever its project's sources are.</summary>
internal static class EditorConfigFiles
{
    /// <returns>Nearest first, up to the one that says that it is the root.</returns>
    public static IEnumerable<string> FindAbove(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, ".editorconfig");
            // What cannot be read is one of them: it is reported.
            if (!File.Exists(candidate))
                continue;
            yield return candidate;
            if (RegularFile.TryReadText(candidate) is { } text && EditorConfigFile.Parse(candidate, text).IsRoot)
                yield break;
        }
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
            if (File.Exists(candidate))
                yield return candidate;
        }
    }
}
