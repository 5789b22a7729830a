namespace DockerfileAnalyzers.Tests;

/// <summary>A claim of a rule about code about a call, and how a program shows it in a container.</summary>
/// <param name="Rule">The id.</param>
/// <param name="Image">The base image, for which a local one stands in.</param>
/// <param name="Violation">Statements that fail there.</param>
/// <param name="Evidence">A pattern of what the program prints then.</param>
/// <param name="Passing">The same, fixed; <see langword="null"/> where only the image changes.</param>
internal sealed record CodeClaim(string Rule, string Image, string Violation, string Evidence, string? Passing = null)
{
    /// <summary>The image of the passing program.</summary>
    public string PassingImage { get; init; } = Image;

    /// <summary>An instruction before the USER of the violation.</summary>
    public string Prepare { get; init; } = "";

    /// <summary>The same of the passing program.</summary>
    public string PassingPrepare { get; init; } = "";

    /// <summary>
    /// The name of another service on the network of the container, which listens on port 8080; empty for none.
    /// </summary>
    public string Service { get; init; } = "";

    /// <summary>Whether the container is stopped by <c>docker stop</c> once it prints <c>started</c>.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Options of <c>docker run</c>, separated by spaces.</summary>
    public string Options { get; init; } = "";

    /// <summary>The same of the passing program.</summary>
    public string PassingOptions { get; init; } = "";

    /// <summary>The argument of the program that runs the statements.</summary>
    public string Key => Rule + "-" + CodeClaims.All.IndexOf(this);

    public override string ToString() => Key;
}
