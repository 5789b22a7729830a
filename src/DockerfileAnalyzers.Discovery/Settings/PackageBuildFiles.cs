using System.Text;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The files that the packages of a project add to its build.</summary>
internal static class PackageBuildFiles
{
    private static readonly Regex s_root = new(@"<NuGetPackageRoot[^>]*>(?<path>[^<]+)<",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_import = new(@"<Import\s+Project=""(?<path>[^""]+)""",
        RegexOptions.CultureInvariant);

    /// <param name="stem">
    /// The files that the restore writes, without <c>.nuget.g.props</c> and <c>.nuget.g.targets</c>.
    /// </param>
    /// <returns>The text of all that is imported, and what is with it.</returns>
    public static string ReadAll(string stem)
    {
        var text = string.Concat(new[] { ".nuget.g.props", ".nuget.g.targets" }.Select(end =>
            RegularFile.TryReadText(stem + end)));
        var root = s_root.Match(text).Groups["path"].Value;
        var folders = s_import.Matches(text).Cast<Match>()
            .Select(match => Path.GetDirectoryName(match.Groups["path"].Value.Replace("$(NuGetPackageRoot)", root)
            .Replace('\\', '/')))
            .OfType<string>().Where(Directory.Exists).Distinct(StringComparer.Ordinal);
        var result = new StringBuilder();
        foreach (var file in folders.SelectMany(GetFiles))
            result.AppendLine(RegularFile.TryReadText(file));
        return result.ToString();
    }

    private static IEnumerable<string> GetFiles(string folder) => FolderContent.GetFiles(folder).Where(IsBuildFile)
        .Concat(FolderContent.GetFolders(folder).SelectMany(GetFiles));

    private static bool IsBuildFile(string path) => Path.GetExtension(path).ToLowerInvariant() is ".props" or ".targets"
        or ".tasks";
}
