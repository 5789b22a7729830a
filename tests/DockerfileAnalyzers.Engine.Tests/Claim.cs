namespace DockerfileAnalyzers.Tests;

internal enum ClaimKind
{
    BuildFails,
    StartFails,

    /// <summary>
    /// The build of the violation passes though a command fails, and that of the fixed file does not.
    /// </summary>
    FailureIsLost,

    /// <summary>The build or the program prints the evidence for the violation, and not for the fixed file.</summary>
    Prints,

    /// <summary>The health check of the violation fails.</summary>
    Unhealthy,

    /// <summary>Both builds pass, and the program of both containers starts.</summary>
    SameStart,

    /// <summary>Both builds pass; the images hold the same files and start the same.</summary>
    SameImage,
}

/// <summary>A claim of a page about its violation, and how the engine shows it.</summary>
/// <param name="Rule">The id.</param>
/// <param name="Evidence">A pattern of what the engine or the program prints.</param>
internal sealed record Claim(string Rule, ClaimKind Kind, string Evidence)
{
    /// <summary>Which of the violations, from 1.</summary>
    public int Example { get; init; } = 1;

    /// <summary>Which of the compliant examples passes, where the page has no fixed one.</summary>
    public int Compliant { get; init; } = 1;

    /// <summary>Instructions after the first FROM, which make what the example expects.</summary>
    public string Prepare { get; init; } = "";

    /// <summary>The stand-in of the example's Debian images, where the plain one lacks a program.</summary>
    public string? Debian { get; init; }

    /// <summary>Instructions that an example leaves out: what starts, what is copied.</summary>
    public string Append { get; init; } = "";

    /// <summary>Those that the passing example needs instead.</summary>
    public string? PassingAppend { get; init; }

    /// <summary>Build arguments of both: <c>NAME=value</c>.</summary>
    public string? Argument { get; init; }

    /// <summary>A pattern of what a safe fix is meant to change: lines of <see cref="ImageContents"/>.</summary>
    public string Changes { get; init; } = "";

    /// <summary>Files that are not made from the page: a path and its text.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The passing Dockerfile, where the page has none that the engine can try.</summary>
    public string? Passing { get; init; }

    public override string ToString() => $"{Rule} example {Example}";
}
