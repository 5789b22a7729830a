namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>The distribution that the tag of a .NET image stands for.</summary>
/// <param name="Suite">The first word of the name in the tag: <c>bookworm</c>, <c>alpine3.23</c>.</param>
internal sealed record Distribution(string Suite)
{
    private static readonly Lazy<Dictionary<string, string>> s_names = new(() =>
        TableFile.Read("distributions.tsv").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));

    /// <summary><c>Debian 12</c></summary>
    public string Name => s_names.Value.TryGetValue(Suite, out var name) ? name : Suite;

    /// <returns><see langword="null"/> where the tag is not one of Microsoft's that the tables know.</returns>
    public static Distribution? Find(string repository, string tag) =>
        DotNetTagTable.Find(repository, tag).Os is { Length: > 0 } os ? new Distribution(os.Split('-')[0]) : null;

    /// <summary>Whether the same packages can be installed: releases of Alpine differ little.</summary>
    public bool IsLike(Distribution other) => Suite == other.Suite
        || (Suite.StartsWith("alpine", StringComparison.Ordinal)
            && other.Suite.StartsWith("alpine", StringComparison.Ordinal));
}
