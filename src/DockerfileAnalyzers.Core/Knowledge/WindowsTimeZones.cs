namespace DockerfileAnalyzers.Knowledge;

/// <summary>The names that Windows has for time zones.</summary>
internal static class WindowsTimeZones
{
    private static readonly Lazy<ImmutableDictionary<string, string>> s_zones = new(() =>
        TableFile.Read("windows-time-zones.tsv")
            .ToImmutableDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase));

    /// <summary>The IANA id of a time zone of Windows; <see langword="null"/> for any other text.</summary>
    public static string? FindIana(string id) => s_zones.Value.TryGetValue(id, out var iana) ? iana : null;
}
