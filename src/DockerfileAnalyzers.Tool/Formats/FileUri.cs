namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>Paths as URIs.</summary>
internal static class FileUri
{
    /// <param name="path">Relative, with <c>/</c>, or a full path.</param>
    /// <returns>Relative as the path is, or with the scheme <c>file</c>.</returns>
    public static string Create(string path)
    {
        var segments = path.Replace('\\', Path.DirectorySeparatorChar is '\\' ? '/' : '\\').Split('/');
        var escaped = string.Join('/', segments.Select((segment, index) =>
            index == 0 && IsDrive(segment) ? segment : Uri.EscapeDataString(segment)));
        if (!Path.IsPathRooted(path))
            return escaped;
        // '/x' and '\\server\x' have their slashes; 'C:/x' has none.
        return escaped.StartsWith("//", StringComparison.Ordinal) ? "file:" + escaped
            : "file://" + (escaped.StartsWith('/') ? "" : "/") + escaped;
    }

    /// <summary>The URI of a folder, which ends with <c>/</c>.</summary>
    public static string CreateFolder(string path) => Create(path.TrimEnd('/', Path.DirectorySeparatorChar) + "/");

    private static bool IsDrive(string segment) => segment.Length == 2 && segment[1] == ':';
}
