using System.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The port of a container: its number, and <c>tcp</c>, <c>udp</c> or nothing.</summary>
public sealed record ContainerPort(string Number, string Type = "");

/// <summary>
/// The image that <c>dotnet publish -t:PublishContainer</c> makes of a project's properties, as the Dockerfile that
/// would build the same image: every rule about Dockerfiles also applies to them, and users can see what they mean.
/// </summary>
public sealed record SdkContainer(string BaseImage, string? User, bool IsSelfContained)
{
    /// <summary>The ports that the container listens on.</summary>
    public ImmutableArray<ContainerPort> Ports { get; init; } = ImmutableArray<ContainerPort>.Empty;

    /// <summary>The environment variables of the container.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Variables { get; init; } =
        ImmutableArray<KeyValuePair<string, string>>.Empty;

    /// <param name="assembly">The name of what the project makes.</param>
    public string CreateDockerfile(string assembly)
    {
        var text = new StringBuilder(
            "# The image that 'dotnet publish -t:PublishContainer' builds from the properties of this project. "
            + "Every build overwrites this file; "
            + "change the properties instead.\n");
        text.Append($"# ContainerBaseImage\nFROM {BaseImage}\nWORKDIR /app\n");
        // Without the property, the SDK takes the user that .NET images name.
        text.Append(string.IsNullOrEmpty(User) ? "USER $APP_UID\n" : $"# ContainerUser\nUSER {User}\n");
        foreach (var port in Ports)
            text.Append($"# ContainerPort\nEXPOSE {port.Number}{(port.Type.Length > 0 ? "/" + port.Type : "")}\n");
        foreach (var variable in Variables)
            text.Append($"# ContainerEnvironmentVariable\nENV {variable.Key}={Quote(variable.Value)}\n");
        var start = IsSelfContained
            ? $"ENTRYPOINT [\"/app/{assembly}\"]\n" : $"ENTRYPOINT [\"dotnet\", \"/app/{assembly}.dll\"]\n";
        return text.Append(start).ToString();
    }

    private static string Quote(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("$", "\\$")
        .Replace("\r", "").Replace("\n", " ") + "\"";
}
