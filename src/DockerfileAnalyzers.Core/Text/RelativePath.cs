namespace DockerfileAnalyzers.Text;

/// <summary>Paths of the host, and paths in messages: those of the machine must not be in a report.</summary>
internal static class RelativePath
{
    private static readonly char[] s_separators = { '/', '\\' };

    /// <summary>The last segment of a path of the host or of Windows; empty where it ends in a separator.</summary>
    public static string GetName(string path) => path.Substring(path.LastIndexOfAny(s_separators) + 1);

    /// <param name="file">The file that is spoken of: the path starts in its folder.</param>
    /// <param name="path">
    /// A file or a folder, absolute as <paramref name="file"/>; <c>.</c> is the directory itself.
    /// </param>
    /// <returns>With slashes; the name alone where there is no way from one to the other.</returns>
    public static string From(string file, string path)
    {
        var from = Split(file);
        var to = Split(path);
        var common = 0;
        while (common < from.Length - 1 && common < to.Length && from[common] == to[common])
            common++;
        // Another drive.
        if (common == 0 && (file.IndexOf(':') >= 0 || path.IndexOf(':') >= 0))
            return to.Length == 0 ? "." : to[to.Length - 1];
        var result = string.Join("/", Enumerable.Repeat("..", from.Length - 1 - common).Concat(to.Skip(common)));
        return result.Length == 0 ? "." : result;
    }

    /// <summary>
    /// The segments of a path with slashes, without empty ones, <c>.</c>, and those that <c>..</c> takes back; above
    /// the root there is nothing.
    /// </summary>
    public static List<string> Resolve(string path, bool isRooted)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".")
                continue;
            if (segment != ".." || (!isRooted && (segments.Count == 0 || segments[segments.Count - 1] == "..")))
                segments.Add(segment);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
        }

        return segments;
    }

    private static string[] Split(string path) =>
        path.Replace('\\', '/').Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
}
