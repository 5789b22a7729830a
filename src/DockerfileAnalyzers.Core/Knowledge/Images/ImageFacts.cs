namespace DockerfileAnalyzers.Knowledge.Images;

internal enum OsFamily
{
    Debian,
    Ubuntu,
    Alpine,
    RedHat,
    Suse,
    Arch,
    Windows,
    /// <summary>Neither shell nor package manager: distroless, chiseled.</summary>
    Distroless,
    Scratch,
    Busybox,
}

/// <summary>The build tools of an image.</summary>
internal enum Toolchain
{
    DotNetSdk,
    DotNetRuntime,
    Node,
    Go,
    Rust,
    Java,
    JavaRuntime,
    Python,
    Ruby,
    Php,
    Gcc,
}

/// <summary>
/// The facts in the tables about an image and tag. A property that is <see langword="null"/> is not known.
/// </summary>
internal sealed record ImageFacts(string Repository, string? Tag)
{
    /// <summary>
    /// Whether it is intended for building programs: an image that is based on it and shipped also contains the tools.
    /// </summary>
    public bool IsForBuilding => Toolchain
        is Images.Toolchain.DotNetSdk or Images.Toolchain.Go or Images.Toolchain.Rust or Images.Toolchain.Java
            or Images.Toolchain.Gcc;

    /// <summary>On disk, in bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>Whether <see cref="Bytes"/> is of this very tag, or derived from others.</summary>
    public Certainty BytesCertainty { get; init; } = Certainty.Unknown;

    /// <summary>As pulled, in bytes.</summary>
    public long? CompressedBytes { get; init; }

    public OsFamily? Os { get; init; }

    /// <summary>The code name or version of the distribution: <c>bookworm</c>, <c>noble</c>, <c>3.22</c>.</summary>
    public string? OsRelease { get; init; }

    /// <summary><c>Debian 12 (bookworm)</c>, <c>Ubuntu 24.04 (distroless)</c>, <c>Windows</c></summary>
    public string? SystemName => Os switch
    {
        null => null,
        OsFamily.Distroless when OsRelease is { } release => $"{new Distribution(release).Name} (distroless)",
        { } os when OsRelease is null => ProductName.Of(GetProduct(os), ""),
        { } os when OsRelease[0] is >= '0' and <= '9' => ProductName.Of(GetProduct(os), OsRelease),
        _ => new Distribution(OsRelease).Name,
    };

    public bool? HasShell { get; init; }

    /// <summary>The user of the image's own configuration: <c>root</c>, <c>65532</c>, <c>$APP_UID</c>.</summary>
    public string? DefaultUser { get; init; }

    /// <summary>A user that is there to be used: <c>$APP_UID</c>, <c>node</c>.</summary>
    public string? ApplicationUser { get; init; }

    /// <summary>The rest of the image's configuration, and its programs.</summary>
    public ImageContents Contents { get; init; } = ImageContents.Unknown;

    /// <inheritdoc cref="ImageContents.PackageManager"/>
    public string? PackageManager => Contents.PackageManager;

    public Toolchain? Toolchain { get; init; }

    /// <summary>The version in the tag, as far as it is written: <c>20</c>, <c>3.12</c>, <c>8.0</c>.</summary>
    public string? Version { get; init; }

    public bool? HasIcu { get; init; }

    /// <summary>Whether the image turns culture data off: <c>DOTNET_SYSTEM_GLOBALIZATION_INVARIANT</c>.</summary>
    public bool? IsInvariant { get; init; }

    /// <summary>Where ASP.NET Core listens for HTTP by the image's own variables.</summary>
    public int? HttpPort { get; init; }

    public bool IsMusl => Os is OsFamily.Alpine;

    private static string GetProduct(OsFamily os) => os switch
    {
        OsFamily.RedHat => "Red Hat family",
        OsFamily.Suse => "SUSE",
        OsFamily.Arch => "Arch Linux",
        OsFamily.Busybox => "BusyBox",
        OsFamily.Scratch => "none",
        _ => os.ToString().ToLowerInvariant(),
    };
}

/// <param name="Date">The last day of the support that counts.</param>
/// <param name="AsOf">The day of the source that states the date.</param>
/// <param name="CodeName">The code name of a release of a distribution; empty where it has none.</param>
internal sealed record EndOfLife(string Product, string Cycle, DateTime Date, DateTime AsOf, string CodeName = "")
{
    /// <summary><c>Debian 9 (stretch)</c>, <c>Node.js 16</c>, <c>.NET 6.0</c></summary>
    public string Name => ProductName.Of(Product, Cycle, CodeName);
}

/// <summary>A tag of the same repository and version that is known to exist and to be smaller.</summary>
internal sealed record SmallerVariant(
    string Tag, long Bytes, long CurrentBytes, bool IsMusl, bool HasShell, bool? HasIcu);
