namespace DockerfileAnalyzers.Input;

/// <summary>A fact about one Dockerfile.</summary>
internal interface IDockerfileFact
{
    /// <summary>The path of the Dockerfile.</summary>
    string Dockerfile { get; }
}

/// <summary>A build argument that is given.</summary>
internal sealed record BuildArgument(string Name, string Value);

/// <summary>Where a Dockerfile is built from.</summary>
/// <param name="Context">The folder of the build context.</param>
/// <param name="IsContextCertain">Said by the project, not inferred.</param>
/// <param name="IgnoreFile">The ignore file in effect; <see langword="null"/> where there is none.</param>
/// <param name="TargetStage">The stage that the project builds; <see langword="null"/> for the last.</param>
internal sealed record DockerfileFacts(
    string Path, string Context, bool IsContextCertain, string? IgnoreFile, string? TargetStage)
{
    /// <summary>Build arguments that a compose file gives.</summary>
    public ImmutableArray<BuildArgument> Arguments { get; init; } = ImmutableArray<BuildArgument>.Empty;

    /// <summary>
    /// The folder that holds all that is copied and built, where the context does not; <see langword="null"/> without
    /// one.
    /// </summary>
    public string? BetterContext { get; init; }

    /// <summary>
    /// The ignore file of a directory above an inferred context: it may be that of the context;
    /// <see langword="null"/> without one.
    /// </summary>
    public string? OuterIgnoreFile { get; init; }

    /// <summary>The file with the findings that are known; <see langword="null"/> without one.</summary>
    public string? Baseline { get; init; }

    /// <summary>
    /// The Dockerfile of another project of the solution that reports what is wrong with the context;
    /// <see langword="null"/> where this project does.
    /// </summary>
    public string? ContextReporter { get; init; }

    /// <summary>The value of a build argument; <see langword="null"/> where none is known to be given.</summary>
    public string? FindArgument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name)?.Value;

    /// <summary>Where the ignore file would be that the builder reads for this context.</summary>
    public string NewIgnoreFile => IgnoreFiles.GetNew(Context);
}
