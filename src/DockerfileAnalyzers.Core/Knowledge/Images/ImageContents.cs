namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>
/// The configuration and contents of an image. A property that is <see langword="null"/> is not known.
/// </summary>
internal sealed record ImageContents
{
    public static readonly ImageContents Unknown = new();

    public OsFamily? Os { get; init; }

    /// <summary>The user of the configuration, by name or number.</summary>
    public string? User { get; init; }

    /// <summary>Users that are there to run the program of the image, or one's own.</summary>
    public ImmutableArray<string> Users { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The user among them that the image has for programs of its users: <c>node</c>.</summary>
    public string? ApplicationUser { get; init; }

    /// <summary>
    /// Whether the program of the image starts as root on purpose: it drops its privileges itself, or needs them.
    /// </summary>
    public bool IsRootOnPurpose { get; init; }

    /// <summary>
    /// <c>apt</c>, <c>apk</c>, <c>dnf</c>, <c>microdnf</c>, <c>yum</c>, <c>tdnf</c>, <c>zypper</c>, <c>pacman</c> or
    /// <c>none</c>.
    /// </summary>
    public string? PackageManager { get; init; }

    public Toolchain? Toolchain { get; init; }

    /// <summary>Empty where the configuration has none; default where that is not known.</summary>
    public ImmutableArray<string> Entrypoint { get; init; }

    /// <summary>
    /// Whether a container starts the program that CMD names: there is no ENTRYPOINT, or it is a script that ends in
    /// <c>exec "$@"</c>. False where that is not known.
    /// </summary>
    public bool StartsCmd { get; init; }

    /// <summary>Empty where the configuration has none; default where that is not known.</summary>
    public ImmutableArray<string> Cmd { get; init; }

    /// <summary>The programs on <c>PATH</c>, of those that the table covers.</summary>
    public ImmutableHashSet<string>? Programs { get; init; }

    /// <summary>Programs that are there in some versions only, or of which nothing is known.</summary>
    public ImmutableHashSet<string> UnsurePrograms { get; init; } = ImmutableHashSet<string>.Empty;

    /// <param name="name">A program, or <c>ca-certificates</c>, <c>tzdata</c>, <c>icu</c>.</param>
    /// <returns><see langword="null"/> where the table does not tell.</returns>
    public bool? Has(string name)
    {
        if (Programs is null || UnsurePrograms.Contains(name) || UnsurePrograms.Contains("*"))
            return Programs?.Contains(name) == true ? true : null;
        return Programs.Contains(name) ? true : ImageContentsTable.Covers(name) ? false : null;
    }
}
