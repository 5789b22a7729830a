namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>Directories without which an image does not run.</summary>
internal static class SystemDirectory
{
    private static readonly ImmutableHashSet<string> s_directories = ImmutableHashSet.Create(StringComparer.Ordinal,
        "",
        "/bin",
        "/etc",
        "/home",
        "/mnt",
        "/usr",
        "/usr/share",
        "/usr/local",
        "/var",
        "/lib",
        "/dev",
        "/media",
        "/boot",
        "/lib64",
        "/usr/bin");

    // From the Filesystem Hierarchy Standard; the home directory as it is usually written.
    private static readonly ImmutableHashSet<string> s_inEveryImage = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "/root",
        "/opt",
        "/srv",
        "/tmp",
        "/run",
        "/var/run",
        "/sbin",
        "/var/lib",
        "/var/log",
        "/var/cache",
        "/var/tmp",
        "~",
        "$HOME",
        "${HOME}");

    /// <summary>The directories in PATH if it is not set.</summary>
    public static readonly ImmutableArray<string> SearchPath = ImmutableArray.Create(
        "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    /// <summary>Whether a folder is there without being made: a system directory, <c>/opt</c>, <c>~</c>.</summary>
    public static bool IsInEveryImage(string path) => s_inEveryImage.Contains(path.TrimEnd('/')) || Is(path);

    /// <summary>Whether a path is in a directory of the system, as <c>/etc/nginx/conf.d</c> is.</summary>
    public static bool IsBelow(string path) =>
        path.IndexOf('/', 1) is > 0 and var end && IsInEveryImage(path.Substring(0, end));

    /// <summary>
    /// Whether a path is one of them, or everything in it: <c>/usr/</c>,
    /// <c>/var/*</c>, <c>/</c>. Slashes may be repeated.
    /// </summary>
    public static bool Is(string path)
    {
        while (path.Contains("//"))
            path = path.Replace("//", "/");
        while (path.EndsWith("/*", StringComparison.Ordinal))
            path = path.Substring(0, path.Length - 2) + "/";
        return path.Length > 0 && path[0] == '/' && s_directories.Contains(path.TrimEnd('/'));
    }
}
