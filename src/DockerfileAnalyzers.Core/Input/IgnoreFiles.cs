namespace DockerfileAnalyzers.Input;

/// <summary>
/// Which ignore file a build reads. Docker: <c>&lt;Dockerfile&gt;.dockerignore</c>, else <c>.dockerignore</c> in the
/// root of the context.
/// Podman and buildah also know <c>.containerignore</c> in both places; in the root of the context it has precedence.
/// </summary>
internal static class IgnoreFiles
{
    private const string Docker = ".dockerignore";
    private const string Podman = ".containerignore";

    /// <summary>By its name.</summary>
    public static bool IsIgnoreFile(string path) =>
        path.EndsWith(Docker, StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(Podman, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The paths that are looked at, the first that exists counts. A Containerfile is built as Podman does it; a
    /// Dockerfile as Docker does, where
    /// Docker finds a file.
    /// </summary>
    public static ImmutableArray<string> GetCandidates(string dockerfile, string context)
    {
        var root = context.TrimEnd('/', '\\') + "/";
        return RelativePath.GetName(dockerfile).Mentions("containerfile")
            ? ImmutableArray.Create(GetOwn(dockerfile), dockerfile + Podman, root + Podman, root + Docker)
            : ImmutableArray.Create(GetOwn(dockerfile), root + Docker, dockerfile + Podman, root + Podman);
    }

    /// <summary>The files of a folder that count if it is the context.</summary>
    public static ImmutableArray<string> GetCandidatesIn(string folder) =>
        ImmutableArray.Create(folder.TrimEnd('/', '\\') + "/" + Docker, folder.TrimEnd('/', '\\') + "/" + Podman);

    /// <summary>Where a new one belongs: every builder reads it there.</summary>
    public static string GetNew(string context) => context.TrimEnd('/', '\\') + "/" + Docker;

    /// <summary>The ignore file of one Dockerfile, which has precedence over that of the context.</summary>
    public static string GetOwn(string dockerfile) => dockerfile + Docker;
}
