using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The entries of a YAML map, those that <c>&lt;&lt;</c> merges into it included.</summary>
internal static class ComposeMap
{
    private static readonly YamlScalarNode s_merge = new("<<");

    /// <returns><see langword="null"/> where the node is not a map or has no such entry.</returns>
    public static YamlNode? Get(YamlNode? node, string name) => FindMaps(node)
        .Select(map => map.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null)
        .FirstOrDefault(value => value is not null);

    /// <summary>The text of an entry; <see langword="null"/> where that is not a text.</summary>
    public static string? GetText(YamlNode? node, string name) => (Get(node, name) as YamlScalarNode)?.Value;

    /// <summary>Each entry whose key is a text: what a map says itself counts before what it merges.</summary>
    public static IEnumerable<(YamlScalarNode Key, YamlNode Value)> GetEntries(YamlNode? node) => FindMaps(node)
        .SelectMany(map => map.Children).Where(pair => pair.Key is YamlScalarNode key && !key.Equals(s_merge))
        .Select(pair => ((YamlScalarNode)pair.Key, pair.Value))
        .GroupBy(pair => pair.Item1.Value, StringComparer.Ordinal).Select(group => group.First());

    // The map, and those that it merges, each once: aliases can make the same map many of them, or its own.
    private static List<YamlMappingNode> FindMaps(YamlNode? node)
    {
        var found = new List<YamlMappingNode>();
        Add(node);
        for (var i = 0; i < found.Count; i++)
        {
            if (!found[i].Children.TryGetValue(s_merge, out var merged))
                continue;
            foreach (var next in merged is YamlSequenceNode list ? list.Children : new[] { merged })
                Add(next);
        }

        return found;

        void Add(YamlNode? next)
        {
            if (next is YamlMappingNode map && !found.Exists(other => ReferenceEquals(other, map)))
                found.Add(map);
        }
    }
}
