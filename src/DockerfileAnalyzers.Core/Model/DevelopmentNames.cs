namespace DockerfileAnalyzers.Model;

/// <summary>
/// What people call the Dockerfiles that they develop and test with: nobody ships what comes of them.
/// </summary>
internal static class DevelopmentNames
{
    private static readonly char[] s_separators = { '.', '-', '_' };

    /// <summary>
    /// Whether a word of the file's name says so (<c>Dockerfile.debug</c>), or the last
    /// word of its folder's (<c>Shop.Tests</c>).
    /// </summary>
    public static bool IsFile(string path)
    {
        var segments = path.ToLowerInvariant().Split('/', '\\');
        return segments[segments.Length - 1].Split(s_separators).Any(word => KnownNames.Is(word, NameTrait.Development))
            || (segments.Length > 1 && segments[segments.Length - 2].Split(s_separators).Last() is var last
                && KnownNames.Is(last, NameTrait.DevelopmentFolder));
    }
}
