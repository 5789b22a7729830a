namespace DockerfileAnalyzers.Input;

/// <summary>The SDK that a global.json asks for.</summary>
/// <param name="RollForward">
/// Its policy, as written; <see langword="null" /> for the default, <c>latestPatch</c>.
/// </param>
internal sealed record SdkPin(string Path, string Version, string? RollForward)
{
    /// <summary>Whether an SDK does not do, for certain.</summary>
    /// <param name="isExact">
    /// The image has just this SDK; otherwise this one or a newer one of the same major and minor version.
    /// </param>
    public bool Rejects(Version sdk, bool isExact)
    {
        if (!System.Version.TryParse(Version.Split('-')[0], out var pinned) || pinned.Build < 0 || sdk.Build < 0)
            return false;
        var isOlder = sdk < pinned && (isExact || (sdk.Major, sdk.Minor) != (pinned.Major, pinned.Minor));
        var isOtherMinor = (sdk.Major, sdk.Minor) != (pinned.Major, pinned.Minor);
        // Hundreds are the feature band. A floating tag with an older band than the pinned one may have been updated
        // since.
        var isOtherBand = isOtherMinor
            || (isExact ? sdk.Build / 100 != pinned.Build / 100 : sdk.Build / 100 > pinned.Build / 100);
        return RollForward?.ToLowerInvariant() switch
        {
            "disable" => isExact ? sdk != pinned : isOtherBand,
            null or "patch" or "latestpatch" => isOtherBand || isOlder,
            "feature" or "latestfeature" => isOtherMinor || isOlder,
            "minor" or "latestminor" => sdk.Major != pinned.Major || isOlder,
            "major" or "latestmajor" => isOlder,
            _ => false,
        };
    }
}
