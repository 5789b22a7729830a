using System.Text.RegularExpressions;
using System.Xml.Linq;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The solutions in the folders above a project.</summary>
internal static class SolutionFile
{
    private static readonly Regex s_project = new(@"^Project\(""[^""]*""\)\s*=\s*""[^""]*""\s*,\s*""(?<path>[^""]+)""",
        RegexOptions.Multiline | RegexOptions.CultureInvariant);

    // Projects that a restore skips or that may be missing.
    private static readonly string[] s_ignored = { ".dcproj", ".shproj", ".esproj", ".sqlproj", ".wapproj", ".vcxproj",
        ".njsproj", ".pyproj" };

    private static readonly RunMemory<string, SolutionFacts[]> s_found = new(FindIn);

    public static IEnumerable<SolutionFacts> FindAbove(string folder, string root)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            foreach (var solution in s_found[current])
                yield return solution;
            if (current == root)
                yield break;
        }
    }

    private static SolutionFacts[] FindIn(string folder) => FolderContent.GetFiles(folder).Where(IsSolution)
        .Select(path => (Path: path, Projects: TryReadProjects(path)))
        .Where(solution => solution.Projects is { Length: > 0 })
        .Select(solution => new SolutionFacts(solution.Path, solution.Projects!.ToImmutableArray())).ToArray();

    private static bool IsSolution(string path) => Path.GetExtension(path).ToLowerInvariant() is ".sln" or ".slnx";

    private static string[]? TryReadProjects(string path)
    {
        try
        {
            var text = RegularFile.ReadAllText(path);
            var relative = path.EndsWith("x", StringComparison.OrdinalIgnoreCase)
                ? XDocument.Parse(text).Descendants("Project").Select(project => project.Attribute("Path")?.Value)
                .OfType<string>()
                : s_project.Matches(text).Cast<Match>().Select(match => match.Groups["path"].Value);
            return relative.Where(project => project.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
                && !s_ignored.Contains(Path.GetExtension(project).ToLowerInvariant()))
                .Select(project => Path.GetFullPath(
                Path.Combine(Path.GetDirectoryName(path)!, project.Replace('\\', '/')))).ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or System.Xml.XmlException or ArgumentException)
        {
            return null;
        }
    }
}
