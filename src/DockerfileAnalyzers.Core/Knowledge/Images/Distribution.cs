namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>A release of a distribution, as tags name it.</summary>
/// <param name="Suite">The first word of the name in the tag: <c>bookworm</c>, <c>alpine3.23</c>.</param>
internal sealed record Distribution(string Suite)
{
    private static readonly Lazy<Dictionary<string, string>> s_names = new(() =>
        TableFile.Read("distributions.tsv").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));

    private static readonly char[] s_digits = "0123456789".ToCharArray();

    /// <summary><c>Debian 12 (bookworm)</c>, <c>Ubuntu 24.04</c>, <c>Alpine 3.23</c></summary>
    public string Name
    {
        get
        {
            if (s_names.Value.TryGetValue(Suite, out var name))
                return name.Split(' ') is ["Debian", var release] ? ProductName.Of("debian", release, Suite) : name;
            var digit = Suite.IndexOfAny(s_digits);
            return digit < 0
                ? ProductName.Of(Suite, "")
                : ProductName.Of(Suite.Substring(0, digit), Suite.Substring(digit));
        }
    }

    /// <returns><see langword="null"/> where the tag is not one of Microsoft's that the tables know.</returns>
    public static Distribution? Find(string repository, string tag) =>
        DotNetTagTable.Find(repository, tag).Os is { Length: > 0 } os ? new Distribution(os.Split('-')[0]) : null;

    /// <summary>Whether the same packages can be installed: releases of Alpine differ little.</summary>
    public bool IsLike(Distribution other) => Suite == other.Suite
        || (Suite.StartsWith("alpine", StringComparison.Ordinal)
            && other.Suite.StartsWith("alpine", StringComparison.Ordinal));
}
