namespace DockerfileAnalyzers.Knowledge;

/// <summary>How a size is known.</summary>
internal enum Certainty
{
    /// <summary>Measured on the files themselves: the build context, or a built image.</summary>
    Measured,
    /// <summary>From a published or measured table of exactly this thing.</summary>
    Published,
    /// <summary>From things of its kind: derived, or of another patch level.</summary>
    Typical,
    Unknown,
}
