namespace DockerfileAnalyzers.Knowledge;

/// <summary>What the ENTRYPOINT of a base image does with CMD.</summary>
public static class ImageEntrypointTable
{
    private static readonly Lazy<ImmutableHashSet<string>> s_transparent = new(() =>
        TableFile.Read("image-entrypoints.tsv").SelectMany(row => row[1].Split('|'))
            .ToImmutableHashSet(StringComparer.Ordinal));

    /// <summary>Whether a container starts the program that CMD names; false where that is not known.</summary>
    public static bool StartsCmd(string repository) => s_transparent.Value.Contains(repository);
}
