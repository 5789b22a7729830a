using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tasks;

/// <summary>The .editorconfig files that apply to a file, wherever its project's sources are.</summary>
internal static class EditorConfigFiles
{
    private static readonly Regex s_root = new(@"^\s*root\s*=\s*true\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <returns>Nearest first, up to the one that says that it is the root.</returns>
    public static IEnumerable<string> FindAbove(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, ".editorconfig");
            if (!File.Exists(candidate) || RegularFile.TryReadText(candidate) is not { } text)
                continue;
            yield return candidate;
            if (s_root.IsMatch(text))
                yield break;
        }
    }

    /// <returns>The global configuration files in the folder of a project and above it, as the compiler finds them.</returns>
    public static IEnumerable<string> FindGlobalConfigs(string projectFile)
    {
        for (var folder = Path.GetDirectoryName(projectFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, ".globalconfig");
            if (File.Exists(candidate))
                yield return candidate;
        }
    }
}
