using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Discovery;

/// <summary>Where the container of a service can write although its root file system is read-only.</summary>
internal static class ComposeMounts
{
    /// <param name="nodes">The definitions of the service in the files, the base file first.</param>
    /// <returns><see langword="null"/> where it can write anywhere, or that is not known.</returns>
    public static IReadOnlyList<string>? FindWritable(IReadOnlyList<YamlNode> nodes)
    {
        if (!IsTrue(nodes, "read_only")
            // These bring mounts, or another meaning of relative and temporary paths, from elsewhere.
            || nodes.Any(node => new[] { "extends", "volumes_from", "working_dir", "env_file" }
                .Any(name => ComposeMap.Get(node, name) is not null))
            || nodes.Any(SetsTemporaryFolder))
            return null;
        var targets = nodes.SelectMany(node => GetItems(ComposeMap.Get(node, "volumes")).Select(GetTarget)
            .Concat(GetItems(ComposeMap.Get(node, "tmpfs")).Select(item => GetText(item)?.Split(':')[0]))).ToArray();
        return targets.All(target => target is not null && target.StartsWith("/", StringComparison.Ordinal))
            ? targets.OfType<string>().Distinct().ToArray() : null;
    }

    /// <summary>Whether a key of the service is true; the last file that has it counts.</summary>
    public static bool IsTrue(IReadOnlyList<YamlNode> nodes, string name) => nodes
        .Select(node => ComposeMap.GetText(node, name)).LastOrDefault(value => value is not null)
        ?.ToLowerInvariant() is "true" or "yes" or "on";

    private static bool SetsTemporaryFolder(YamlNode node) => ComposeMap.Get(node, "environment") switch
    {
        YamlSequenceNode list => list.Children.OfType<YamlScalarNode>()
            .Any(item => item.Value?.StartsWith("TMPDIR", StringComparison.Ordinal) == true),
        var map => ComposeMap.GetEntries(map).Any(entry => entry.Key.Value == "TMPDIR"),
    };

    private static IEnumerable<YamlNode> GetItems(YamlNode? node) => node switch
    {
        YamlSequenceNode list => list.Children,
        YamlScalarNode { Value: { Length: > 0 } } text => new YamlNode[] { text },
        _ => Enumerable.Empty<YamlNode>(),
    };

    // "data:/data", "./data:/data:rw", "/data", {target: /data}: what is mounted read-only counts as unknown.
    private static string? GetTarget(YamlNode item)
    {
        if (item is not YamlScalarNode)
            return ComposeMap.GetText(item, "target") is { } target ? ComposeFile.Interpolate(target) : null;
        var parts = GetText(item)?.Split(':');
        return parts is null ? null : parts[Math.Min(parts.Length - 1, 1)];
    }

    private static string? GetText(YamlNode node) =>
        node is YamlScalarNode { Value: { } text } ? ComposeFile.Interpolate(text) : null;
}
