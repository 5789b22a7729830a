using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The services of <c>azure.yaml</c>, from which the Azure Developer CLI builds images, as services of a compose file.
/// </summary>
internal static class AzureService
{
    public static bool IsFile(string path) => Path.GetFileName(path) is "azure.yaml" or "azure.yml";

    /// <summary>Only what the file says itself: a Dockerfile or its context.</summary>
    public static YamlNode ToCompose(string file, YamlNode service)
    {
        var result = new YamlMappingNode();
        if (ComposeMap.Get(service, "docker") is not { } docker
            || ComposeMap.GetText(docker, "path") is var path && ComposeMap.GetText(docker, "context") is var context
                && path is null && context is null)
            return result;
        // Paths start at the project of the service; files for which they start at their own directory are common.
        var own = Path.GetDirectoryName(file)!;
        var folder = new[] { Path.Combine(own, ComposeMap.GetText(service, "project") ?? "."), own }
            .FirstOrDefault(folder => RegularFile.IsFile(Path.Combine(folder, path ?? "Dockerfile")));
        if (folder is not null)
            result.Add("build", new YamlMappingNode(
                "context", Path.Combine(folder, context ?? "."),
                "dockerfile", Path.Combine(folder, path ?? "Dockerfile"),
                "target", ComposeMap.GetText(docker, "target") ?? ""));
        return result;
    }
}
