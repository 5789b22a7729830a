using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A pattern of an item, as MSBuild reads it.</summary>
internal sealed class ItemPattern
{
    private readonly Regex _regex;

    private ItemPattern(Regex regex) => _regex = regex;

    /// <param name="directory">That of the project.</param>
    /// <returns><see langword="null"/> where it is not a pattern, or which files it matches is not known.</returns>
    public static ItemPattern? TryParse(string text, string directory)
    {
        if (text.IndexOfAny(new[] { '*', '?' }) < 0 || text.IndexOfAny(new[] { '$', '@', '%', '|', '\0' }) >= 0)
            return null;
        var segments = text.Replace('\\', '/').Split('/');
        var literal = segments.TakeWhile(segment => segment.IndexOfAny(new[] { '*', '?' }) < 0).ToArray();
        var rest = segments.Skip(literal.Length).Where(segment => segment is not ("" or ".")).ToArray();
        // '..' after a pattern, and '**' as a part of a name.
        if (rest.Any(segment => segment == ".." || (segment != "**" && segment.Contains("**"))))
            return null;
        var start = literal.Length == 0 ? directory : Path.Combine(directory, string.Join("/", literal) + "/");
        var folder = Path.GetFullPath(start).Replace('\\', '/').TrimEnd('/') + "/";
        var pattern = string.Concat(rest.Select((segment, i) => ToRegex(segment, isLast: i == rest.Length - 1)));
        return new ItemPattern(new Regex(@"\A" + Regex.Escape(folder) + pattern + @"\z",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));
    }

    /// <param name="path">A full path.</param>
    public bool Matches(string path) => _regex.IsMatch(path.Replace('\\', '/'));

    // The file '*.*' needs no dot.
    private static string ToRegex(string segment, bool isLast) => segment switch
    {
        "**" => isLast ? ".*" : "(?:.*/)?",
        "*.*" => "[^/]*",
        _ => Regex.Escape(segment).Replace(@"\*", "[^/]*").Replace(@"\?", "[^/]"),
    } + (isLast || segment == "**" ? "" : "/");
}
