using System.Globalization;

namespace DockerfileAnalyzers.Input;

/// <summary>A port inside the container that a service of a compose file publishes.</summary>
/// <param name="Dockerfile">The path of the Dockerfile that the service is built from.</param>
/// <param name="File">The name of the compose file.</param>
internal sealed record ComposePort(string Dockerfile, int Port, string Service, string File) : IDockerfileFact;

/// <summary>A port of the host on which another service of the same compose file is published.</summary>
/// <param name="Dockerfile">The Dockerfile of the service that may want to connect.</param>
/// <param name="Service">The name by which that service reaches the other one.</param>
/// <param name="Port">Inside the container of the other one.</param>
internal sealed record ComposeNeighbor(string Dockerfile, int HostPort, string Service, int Port) : IDockerfileFact;

/// <summary>A container with a read-only root file system.</summary>
/// <param name="Dockerfile">The path of the Dockerfile of its image.</param>
/// <param name="Starter">
/// As a message shows it: <c>service 'shop'</c> of a compose file, <c>'docker run'</c>, <c>container 'shop'</c> of a
/// Kubernetes manifest.
/// </param>
/// <param name="File">The name of the file that starts it.</param>
/// <param name="Writable">The directories on which something is mounted.</param>
internal sealed record ReadOnlyContainer(
    string Dockerfile, string Starter, string File, ImmutableArray<string> Writable) : IDockerfileFact;

/// <summary>A setting of a compose service for the program in the container.</summary>
/// <param name="Name">
/// The name of the variable or option: <c>--urls</c>. Empty where the service starts something unknown.
/// </param>
/// <param name="Value">Empty where it is not known.</param>
internal sealed record ComposeSetting(string Service, string File, int Line, string Name, string Value)
    : IDockerfileFact
{
    public string Dockerfile { get; init; } = "";

    public string Origin => $"Line {Line.ToString(CultureInfo.InvariantCulture)} of '{File}'";
}

/// <summary>A stage of a Dockerfile that a compose file names as target.</summary>
internal sealed record TargetStage(string Dockerfile, string Name) : IDockerfileFact;
