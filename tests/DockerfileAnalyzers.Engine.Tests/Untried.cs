namespace DockerfileAnalyzers.Tests;

/// <summary>Rules that say that something fails, and why the engine cannot show it here.</summary>
internal static class Untried
{
    public static readonly ImmutableSortedDictionary<string, string> Reasons = new Dictionary<string, string>
    {
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
