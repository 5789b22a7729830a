namespace DockerfileAnalyzers.Knowledge;

/// <summary>How a size is known.</summary>
internal enum Certainty
{
    /// <summary>Of the very files: the build context, or an image that was built.</summary>
    Measured,
    /// <summary>From a published or measured table of exactly this thing.</summary>
    Published,
    /// <summary>From things of its kind: derived, or of another patch level.</summary>
    Typical,
    Unknown,
}
