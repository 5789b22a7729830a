using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Knowledge.Images;

internal enum DotNetTagState
{
    /// <summary>
    /// The tables cannot tell: a preview, a release or a system newer than they are, another repository.
    /// </summary>
    Unknown,
    Published,
    /// <summary>
    /// For a version that is in the table only as a preview: the tag that its manifest
    /// leads one to expect once it is released.
    /// </summary>
    Expected,
    /// <summary>Still there to be pulled, but not built any more: no fix reaches it.</summary>
    Retired,
    NeverExisted,
}

/// <param name="Os">The system of the tag, as tags name it: <c>noble-chiseled</c>.</param>
/// <param name="LastPublished">The last day of a retired tag.</param>
internal sealed record DotNetTag(DotNetTagState State, string? Os, DateTime? LastPublished);

/// <summary>
/// Every tag without patch level that Microsoft ever published for .NET images, from the manifests' history.
/// </summary>
internal static class DotNetTagTable
{
    private const string Registry = "mcr.microsoft.com/dotnet/";

    private static readonly Regex s_parts = new(
        @"\A(?<version>\d+\.\d+)(?<patch>\.\d+)?(?<suffix>-[a-z].*)?\z", RegexOptions.CultureInvariant);

    private static readonly TableText s_tags = new("dotnet-tags.tsv");

    // The words that suffixes consist of: a word that no tag ever had may stand for a system that is newer than the
    // table.
    private static readonly Lazy<HashSet<string>> s_words = new(() => new HashSet<string>(
        TableFile.Read("dotnet-tags.tsv").SelectMany(row => row[1].Split('-').Skip(1)), StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, string[]>> s_versions = new(() =>
        TableFile.Read("dotnet-eol.tsv").ToDictionary(row => row[0], StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, Version>> s_bands = new(() => TableFile.Read("dotnet-sdk-bands.tsv")
        .ToDictionary(row => row[0], row => Version.Parse(row[1]), StringComparer.Ordinal));

    /// <summary>The tags that are published today.</summary>
    /// <param name="name">The repository without its registry: <c>sdk</c>.</param>
    public static IEnumerable<string> GetPublished(string name) =>
        s_tags[name].Where(row => row[3].Length == 0).Select(row => row[1]);

    /// <param name="repository">With its registry: <c>mcr.microsoft.com/dotnet/sdk</c>.</param>
    public static DotNetTag Find(string repository, string tag)
    {
        var unknown = new DotNetTag(DotNetTagState.Unknown, null, null);
        if (!repository.StartsWith(Registry, StringComparison.Ordinal)
            || s_parts.Match(tag) is not { Success: true } parts)
            return unknown;
        var name = repository.Substring(Registry.Length);
        var version = parts.Groups["version"].Value;
        var suffix = DotNetTagArchitecture.Remove(parts.Groups["suffix"].Value);
        if (s_tags.Find(name, version + suffix) is { } row)
        {
            return row[3] switch
            {
                "" => new DotNetTag(DotNetTagState.Published, row[2], null),
                "expected" => new DotNetTag(DotNetTagState.Expected, row[2], null),
                var last => new DotNetTag(DotNetTagState.Retired, row[2], TableFile.Date(last)),
            };
        }

        // The plain tag of a version is there as soon as the version is: without it, the version itself is not known
        // here. Fixes between two releases, such as "ca-patch", have tags of their own.
        var isKnown = s_tags.Find(name, version) is { } plain && plain[3] != "expected"
            && suffix.Split('-').Skip(1).All(word => s_words.Value.Contains(word) && word is not "patch");
        return isKnown ? unknown with { State = DotNetTagState.NeverExisted } : unknown;
    }

    /// <summary>
    /// Whether a tag can be pulled: it is published, or expected of a version that is released by now.
    /// </summary>
    public static bool IsPulled(string repository, string tag) => Find(repository, tag).State switch
    {
        DotNetTagState.Published => true,
        DotNetTagState.Expected => IsReleased(s_parts.Match(tag).Groups["version"].Value, ImageTable.DataDate),
        _ => false,
    };

    /// <summary>
    /// The published tag of a version that comes closest to a suffix: itself, without the
    /// release of the system, or the plain version.
    /// </summary>
    public static string? FindNearest(string repository, string version, string suffix)
    {
        var plain = Regex.Replace(suffix, @"alpine\d+\.\d+", "alpine");
        var variant = string.Concat(suffix.Split('-').Skip(1)
            .Where(word => word is "chiseled" or "extra" or "composite").Select(word => "-" + word));
        return new[] { suffix, plain, variant.Contains("chiseled") ? "-noble" + variant : "", "" }
            .Select(candidate => version + candidate)
            .FirstOrDefault(candidate =>
                Find(repository, candidate).State is DotNetTagState.Published or DotNetTagState.Expected);
    }

    /// <summary>
    /// The version and the text after it: <c>10.0</c>, <c>-noble-chiseled</c>;
    /// <see langword="null"/> for a tag of another shape.
    /// </summary>
    public static (string Version, string? Patch, string Suffix)? Split(string tag) =>
        s_parts.Match(tag) is { Success: true } parts
            ? (
                parts.Groups["version"].Value,
                parts.Groups["patch"].Success ? parts.Groups["patch"].Value.Substring(1) : null,
                parts.Groups["suffix"].Value)
            : null;

    /// <summary>
    /// The SDK that <c>sdk:8.0</c> held when the table was made; it may hold a newer one of the same version today.
    /// </summary>
    public static Version? FindSdk(string version) => s_bands.Value.TryGetValue(version, out var sdk) ? sdk : null;

    /// <summary>Whether a version was released by a day: by the calendar that Microsoft publishes.</summary>
    public static bool IsReleased(string version, DateTime day) => s_versions.Value.TryGetValue(version, out var row)
        && TableFile.Date(row[3]) <= day;

    /// <summary>
    /// The newest patch of the runtime that an SDK of the first feature band can hold: <c>0</c> for
    /// <c>10.0.100</c>. It moves along with the runtime, and now and then alone. <see langword="null"/> for other
    /// bands, which start where the runtime is by then.
    /// </summary>
    public static int? FindNewestRuntimePatch(string sdkPatch) =>
        int.TryParse(sdkPatch, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 100 and < 200 ? number - 100 : null;

    /// <summary>
    /// The newest patch of a version when the table was made; <see langword="null"/> for one that is not released.
    /// </summary>
    public static int? FindNewestPatch(string version) => s_versions.Value.TryGetValue(version, out var row)
        && Version.TryParse(row[2], out var patch) ? patch.Build : null;
}
