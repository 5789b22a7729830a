namespace DockerfileAnalyzers.Model;

/// <summary>Paths inside an image: <c>/</c> separates, whatever the host's own separator is.</summary>
internal static class ContainerPath
{
    // No system has a longer one.
    private const int MaxLength = 4096;

    /// <summary>Resolves <c>.</c> and <c>..</c> and removes doubled and final slashes; the root is <c>/</c>.</summary>
    public static string Normalize(string path)
    {
        if (IsNormalized(path))
            return path;
        var normalized = path.Replace('\\', '/');
        var isRooted = normalized.StartsWith("/", StringComparison.Ordinal);
        var joined = string.Join("/", RelativePath.Resolve(normalized, isRooted));
        return isRooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }

    // Most paths are written as they are normalized.
    private static bool IsNormalized(string path)
    {
        var start = 0;
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] != '/')
            {
                if (path[i] == '\\')
                    return false;
                continue;
            }

            var isDots = i - start is 1 or 2 && path[start] == '.' && path[i - 1] == '.';
            if (isDots || (i == start && (i > 0 || path.Length == 0)))
                return false;
            start = i + 1;
        }

        return true;
    }

    /// <summary>Whether <see cref="Normalize" /> leaves a relative path as it is.</summary>
    public static bool IsRelativeAndNormalized(string path) => !IsAbsolute(path) && IsNormalized(path);

    /// <summary>Whether a path does not depend on WORKDIR: <c>/app</c>, <c>C:\app</c>.</summary>
    public static bool IsAbsolute(string path) =>
        path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    /// <summary>Where a relative path leads; <see langword="null"/> where that is not known.</summary>
    public static string? Combine(string? directory, string? path)
    {
        if (path is null || (directory?.Length ?? 0) + path.Length > MaxLength)
            return null;
        if (IsAbsolute(path))
            return Normalize(path);
        return directory is null ? null : Join(directory, path);
    }

    /// <summary>Joins a directory and a relative path.</summary>
    public static string Join(string directory, string path) => Normalize(directory + "/" + path);

    /// <summary>A path as it is seen from the root, whether it begins with a slash or not.</summary>
    public static string FromRoot(string path) => Normalize("/" + path);

    /// <summary>The last segment of a path; empty where it ends in a slash.</summary>
    public static string GetName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>Whether the last segment of a path is <paramref name="name"/>.</summary>
    public static bool IsNamed(string path, string name) => path.EndsWith(name, StringComparison.Ordinal)
        && (path.Length == name.Length || path[path.Length - name.Length - 1] == '/');

    /// <summary>The folder that a path is in; the root is in itself.</summary>
    public static string GetParent(string path) => Normalize(path + "/..");

    /// <summary>
    /// Whether <paramref name="path"/> is <paramref name="directory"/> or is below it. Both normalized.
    /// </summary>
    public static bool IsWithin(string path, string directory) =>
        directory == "/"
        || (path.StartsWith(directory, StringComparison.Ordinal)
            && (path.Length == directory.Length || path[directory.Length] == '/'));
}
