using System.Text;

namespace DockerfileAnalyzers.LanguageServer.Documents;

/// <summary>URIs and paths.</summary>
internal static class DocumentUri
{
    /// <summary>A full path; of what is not a file, one in the folder.</summary>
    /// <param name="folder">Full path.</param>
    public static string GetPath(string uri, string folder)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed))
            return Path.GetFullPath(uri.Replace('\0', '_'), folder);
        if (!parsed.IsFile)
            return Path.Combine(folder, Path.GetFileName(Uri.UnescapeDataString(parsed.AbsolutePath)));
        var path = parsed.LocalPath;
        // "file:///c%3A/src", as editors write it.
        if (path is ['/' or '\\', _, ':', ..])
            path = path[1..];
        return Path.GetFullPath(path);
    }

    /// <summary>The folder that a client names; <see langword="null"/> where it is not one.</summary>
    public static string? GetFolder(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile
            ? Path.TrimEndingDirectorySeparator(GetPath(uri, "/")) : null;

    /// <param name="path">Full path.</param>
    public static string FromPath(string path)
    {
        var uri = new StringBuilder("file://");
        var parts = path.Replace('\\', '/').Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            // A drive has no empty part before it.
            if (i > 0 || parts[i].Length > 0)
                uri.Append('/').Append(Uri.EscapeDataString(parts[i]));
        }

        return uri.ToString().Replace("file:////", "file:///", StringComparison.Ordinal);
    }
}
