namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>Paths as URIs.</summary>
internal static class FileUri
{
    /// <param name="path">Relative or full, with <c>/</c>.</param>
    /// <returns>Relative as the path is, or with the scheme <c>file</c>.</returns>
    public static string Create(string path)
    {
        var escaped = string.Join('/', path.Split('/').Select((segment, index) =>
            index == 0 && IsDrive(segment) ? segment : Uri.EscapeDataString(segment)));
        if (!Path.IsPathRooted(path))
            return escaped;
        // '/x', '//server/x' or 'C:/x'.
        return "file:" + MissingSlashes(escaped) + escaped;
    }

    /// <summary>The URI of a folder, which ends with <c>/</c>.</summary>
    public static string CreateFolder(string path) => 
        Create(path.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/') + "/");

    private static string MissingSlashes(string path) => (path.Length - path.TrimStart('/').Length) switch
    {
        0 => "///",
        1 => "//",
        _ => "",
    };

    private static bool IsDrive(string segment) => segment.Length == 2 && segment[1] == ':';
}
