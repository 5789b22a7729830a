namespace DockerfileAnalyzers.Tests;

/// <summary>Rules that say that something fails, and why the engine cannot show it here.</summary>
internal static class Untried
{
    public static readonly ImmutableSortedDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["DFA6114"] = "needs the native compiler of .NET, which is a package of NuGet",
        ["DFA1304"] = "the example downloads with BusyBox, which runs its own wget and needs a server",
        ["DFA4307"] = "Windows images need an engine for Windows",
        ["DFA6003"] = "the tags of a registry are not in an engine",
        ["DFA6203"] = "needs the native compiler of .NET, which is a package of NuGet",
        ["DFA6205"] = "needs a machine of another architecture",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
