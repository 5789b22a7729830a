using DockerfileAnalyzers.Input;
using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A container of a Kubernetes manifest.</summary>
/// <param name="File">The name of the manifest.</param>
/// <param name="Writable">
/// Where it can write although its root file system is read-only; <see langword="null"/> where it can write anywhere,
/// or that is not known.
/// </param>
/// <param name="Passed">
/// The variables and options that it passes to the program; an empty name for those that are not known.
/// </param>
internal sealed record KubernetesContainer(
    string Name, string File, ImmutableArray<string>? Writable, ImmutableArray<string> Passed);

/// <summary>
/// The Kubernetes manifests around a Dockerfile whose containers run its image: they have the name that a compose file
/// or a build command gives to it. Templates of Helm are not read.
/// </summary>
internal static class KubernetesManifests
{
    private const int MaxBytes = 262_144;

    private static readonly HashSet<string> s_folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "k8s", "kubernetes", "kube", "manifests", "deploy", "deployment", "deployments", "base", "aks", "eks", "gke",
    };

    // The files of a repository are read once for all its Dockerfiles.
    private static readonly RunMemory<string, (string Image, KubernetesContainer Container)[]> s_containers = new(Read);

    /// <param name="images">The names of the image, without tags.</param>
    public static IEnumerable<KubernetesContainer> Find(
        IReadOnlyCollection<string> images, string dockerfile, string context, string root) => images.Count == 0
            ? Enumerable.Empty<KubernetesContainer>()
            : new[] { Path.GetDirectoryName(dockerfile)!, context, root }.Distinct().SelectMany(FindFiles).Distinct()
                .SelectMany(path => s_containers[path])
                .Where(found => images.Contains(found.Image)).Select(found => found.Container);

    // In a folder itself, and in those of manifests, two levels deep: "deploy/k8s", "k8s/base".
    private static IEnumerable<string> FindFiles(string folder)
    {
        var folders = FindFolders(folder).ToArray();
        return folders.Concat(folders.SelectMany(FindFolders)).Prepend(folder).SelectMany(FolderContent.GetFiles)
            .Where(path => Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml"
                && !DockerFolders.IsComposeFile(path));
    }

    private static IEnumerable<string> FindFolders(string folder) =>
        FolderContent.GetFolders(folder).Where(path => s_folders.Contains(Path.GetFileName(path)));

    private static (string Image, KubernetesContainer Container)[] Read(string path) =>
        RegularFile.IsFile(path, MaxBytes)
        && RegularFile.TryReadText(path) is { } text && text.Contains("containers:") && !text.Contains("{{")
            ? YamlFile.Read(path, null).SelectMany(FindContainers).Select(node => Create(path, node)).ToArray()
            : Array.Empty<(string, KubernetesContainer)>();

    // Of a pod, or the template of a deployment, job and so on.
    private static IEnumerable<YamlNode> FindContainers(YamlNode document) => document.AllNodes
        .OfType<YamlMappingNode>().Where(map => map.Children.ContainsKey(new YamlScalarNode("containers")))
        .SelectMany(pod => GetItems(pod, "containers"));

    private static (string Image, KubernetesContainer Container) Create(string path, YamlNode node) =>
        (ImageName.Trim(ComposeMap.GetText(node, "image") ?? ""), new KubernetesContainer(
            ComposeMap.GetText(node, "name") ?? "", Path.GetFileName(path), FindWritable(node),
            FindPassed(node).Distinct().ToImmutableArray()));

    private static ImmutableArray<string>? FindWritable(YamlNode node)
    {
        // Another program, or another meaning of relative and temporary paths.
        if (ComposeMap.GetText(ComposeMap.Get(node, "securityContext"), "readOnlyRootFilesystem")?.ToLowerInvariant()
                is not ("true" or "yes" or "on")
            || ComposeMap.Get(node, "command") is not null || ComposeMap.Get(node, "workingDir") is not null
            || FindPassed(node).Any(name => name is "" or "TMPDIR"))
            return null;
        var mounts = GetItems(node, "volumeMounts").Select(mount => ComposeMap.GetText(mount, "mountPath")).ToArray();
        return mounts.All(path => path?.StartsWith("/", StringComparison.Ordinal) == true)
            ? mounts.OfType<string>().Distinct().ToImmutableArray() : null;
    }

    private static IEnumerable<string> FindPassed(YamlNode node)
    {
        foreach (var variable in GetItems(node, "env"))
            yield return ComposeMap.GetText(variable, "name") ?? "";
        foreach (var argument in GetItems(node, "args").Concat(GetItems(node, "command")))
            yield return (argument as YamlScalarNode)?.Value?.Split('=')[0] ?? "";
        // All keys of a config map or secret, or a settings file.
        if (ComposeMap.Get(node, "envFrom") is not null
            || GetItems(node, "volumeMounts").Any(mount => ComposeMap.GetText(mount, "mountPath") is not { } path
                || path.IndexOf("/appsettings", StringComparison.OrdinalIgnoreCase) >= 0))
            yield return "";
    }

    private static IEnumerable<YamlNode> GetItems(YamlNode node, string name) =>
        (ComposeMap.Get(node, name) as YamlSequenceNode)?.Children ?? Enumerable.Empty<YamlNode>();
}
