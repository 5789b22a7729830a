using System.Text;
using Microsoft.Build.Framework;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// The image that <c>dotnet publish -t:PublishContainer</c> makes of a project's properties, as the Dockerfile that would make the same:
/// so every rule that reads a Dockerfile reads them, too, and people can look at what they stand for.
/// </summary>
internal static class SdkContainer
{
    public static string CreateDockerfile(string baseImage, string? user, IEnumerable<ITaskItem> ports, IEnumerable<ITaskItem> variables, string assembly, bool isSelfContained)
    {
        var text = new StringBuilder("# What 'dotnet publish -t:PublishContainer' makes of the properties of this project: written anew by every build, mend the properties.\n");
        text.Append($"# ContainerBaseImage\nFROM {baseImage}\nWORKDIR /app\n");
        // Without the property, the SDK takes the user that .NET images name.
        text.Append(string.IsNullOrEmpty(user) ? "USER $APP_UID\n" : $"# ContainerUser\nUSER {user}\n");
        foreach (var port in ports)
            text.Append($"# ContainerPort\nEXPOSE {port.ItemSpec}{(port.GetMetadata("Type") is { Length: > 0 } type ? "/" + type : "")}\n");
        foreach (var variable in variables)
            text.Append($"# ContainerEnvironmentVariable\nENV {variable.ItemSpec}={Quote(variable.GetMetadata("Value"))}\n");
        return text.Append(isSelfContained ? $"ENTRYPOINT [\"/app/{assembly}\"]\n" : $"ENTRYPOINT [\"dotnet\", \"/app/{assembly}.dll\"]\n").ToString();
    }

    private static string Quote(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("$", "\\$").Replace("\r", "").Replace("\n", " ") + "\"";
}
