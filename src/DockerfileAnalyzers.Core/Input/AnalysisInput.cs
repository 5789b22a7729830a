namespace DockerfileAnalyzers.Input;

/// <summary>The complete input of an analysis. Equal inputs give equal findings, on any machine.</summary>
/// <param name="File">The Dockerfile or ignore file to report on: findings are in this file only.</param>
/// <param name="Related">
/// The effective ignore file of this Dockerfile, or the Dockerfiles of this ignore file; of a Dockerfile without an
/// ignore file, the others of its build context.
/// </param>
/// <param name="Manifest">The contents of the build context; <see langword="null"/> where the host cannot tell.</param>
public sealed record AnalysisInput(
    SourceFile File,
    ImmutableArray<SourceFile> Related,
    ContextManifest? Manifest,
    ProjectFacts Project,
    AnalyzerConfig Config)
{
    /// <summary>Whether the file under analysis is an ignore file, not a Dockerfile.</summary>
    public bool IsIgnoreFile => IgnoreFiles.IsIgnoreFile(File.Path);

    /// <summary>An image that was built from this Dockerfile: its bytes replace estimates.</summary>
    internal MeasuredImage? BuiltImage { get; init; }

    /// <summary>The findings of a scanner in such an image.</summary>
    internal VulnerabilityReport? Vulnerabilities { get; init; }

    /// <summary>The findings that are known; <see langword="null"/> where all are reported.</summary>
    internal Baseline? Baseline { get; init; }

    /// <summary>Whether rules that are off by default also report.</summary>
    public bool AllRules { get; init; }

    /// <summary>
    /// Whether the host shows the code of the project to the rules: they report there what it decides.
    /// </summary>
    internal bool IsCodeSeen { get; init; }

    /// <summary>A file of which nothing else is known.</summary>
    public static AnalysisInput Create(SourceFile file) =>
        new(file, ImmutableArray<SourceFile>.Empty, null, ProjectFacts.Unknown, AnalyzerConfig.Empty);
}
