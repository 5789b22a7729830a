namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>Paths for users and other tools.</summary>
internal static class DisplayPath
{
    /// <summary>Relative to a folder where the path is in it, with <c>/</c>; otherwise the full path.</summary>
    /// <param name="path">Full path.</param>
    public static string Create(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        var isInside = relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar,
            StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return (isInside ? relative : path).Replace(Path.DirectorySeparatorChar, '/');
    }
}
