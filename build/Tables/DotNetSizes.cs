using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <summary>
/// Bytes of .NET images. Compressed ones are the sums of their layers as published; uncompressed ones
/// were measured until 2025, and are estimated since from the compressed ones by the ratio of the
/// images of their family that have both.
/// </summary>
internal sealed partial class DotNetSizes
{
    private const string ImageInfo = "build-info/docker/image-info.dotnet-dotnet-docker-main.json";

    /// <summary>The first month with the bytes of layers: the compressed bytes closest to the measured ones.</summary>
    private static readonly DateOnly s_firstMonth = new(2025, 6, 1);

    private readonly Dictionary<(string, string), long> _newest = [];
    private readonly Dictionary<(string, string), long> _first = [];
    private readonly Dictionary<(string, string), long> _measured;
    private readonly DotNetImageFacts[] _images;

    private DotNetSizes(GitRepository versions, DotNetImageFacts[] images)
    {
        _images = images;
        _measured = Csv.ReadInput("dotnet-image-sizes.csv").ToDictionary(row => (row["repository"], row["tag"]),
            row => (long)(double.Parse(row["megabytes"], CultureInfo.InvariantCulture) * 1e6));
        Sources =
        [
            versions.Citation + " " + ImageInfo + " and its state at the start of each month",
            "build/Tables/Inputs/dotnet-image-sizes.csv 2025-04-08 measured sizes",
        ];
        var last = DateOnly.ParseExact(versions.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var month = s_firstMonth; month <= last; month = month.AddMonths(1))
            Read(versions, versions.FindCommitBefore(month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Read(versions, versions.Commit);
    }

    public IReadOnlyList<string> Sources { get; }

    public static DotNetSizes Create(Sources sources, DotNetImageFacts[] images) =>
        new(sources.Get("dotnet/versions"), images);

    public string FindCompressed(DotNetImageFacts image) =>
        _newest.TryGetValue(image.Key, out var bytes) ? ToText(bytes) : "";

    /// <returns>The bytes, and how they are known; empty texts if they are not.</returns>
    public (string Bytes, string Certainty) FindUncompressed(DotNetImageFacts image)
    {
        if (_measured.TryGetValue(image.Key, out var measured))
            return (ToText(measured), "m");
        if (_newest.TryGetValue(image.Key, out var compressed) && FindRatio(image) is { } ratio)
            return (ToText(Round(compressed * ratio)), "e");
        return FindSimilar(image) is { } similar ? (ToText(similar), "s") : ("", "");
    }

    /// <summary>The estimate for each measured image as if it had not been measured, to check the method.</summary>
    public IEnumerable<(DotNetImageFacts Image, long Measured, long Estimated)> Check() =>
        from image in _images
        where _measured.ContainsKey(image.Key) && _first.ContainsKey(image.Key)
        let ratio = FindRatio(image)
        where ratio is not null
        select (image, _measured[image.Key], Round(_first[image.Key] * ratio.Value));

    // The median of the family without the image itself: same repository, system and variant, then without the version
    // of the system, then every system of a kind.
    private double? FindRatio(DotNetImageFacts image)
    {
        var known = _images.Where(other => other.Key != image.Key && other.Repository == image.Repository
            && _measured.ContainsKey(other.Key) && _first.ContainsKey(other.Key)).ToArray();
        foreach (var family in new Func<DotNetImageFacts, string>[]
        {
            other => other.Os,
            GetFamily,
            GetKind,
            other => other.Shell,
        })
        {
            var ratios = known.Where(other => family(other) == family(image))
                .Select(other => (double)_measured[other.Key] / _first[other.Key]).Order().ToArray();
            if (ratios.Length > 0)
                return ratios[ratios.Length / 2];
        }

        return null;
    }

    // Of an image without any figure: that of the nearest version or release of the same family.
    private long? FindSimilar(DotNetImageFacts image)
    {
        foreach (var family in new[] { GetFamily, GetKind })
        {
            var similar = _images
                .Where(other =>
                    other.Repository == image.Repository && family(other) == family(image)
                    && _measured.ContainsKey(other.Key))
                .OrderBy(other => other.Version == image.Version ? 0 : 1)
                .ThenBy(other => Math.Abs(ToNumber(other.Version) - ToNumber(image.Version)))
                .ThenByDescending(other => other.Tag, StringComparer.Ordinal).FirstOrDefault();
            if (similar is not null)
                return _measured[similar.Key];
        }

        return null;
    }

    private static double ToNumber(string version) => double.Parse(version, CultureInfo.InvariantCulture);

    /// <summary>The system without its version: <c>alpine-composite</c>, <c>ubuntu-chiseled</c>.</summary>
    private static string GetFamily(DotNetImageFacts image)
    {
        var words = image.Os.Split('-');
        var name = words[0] switch
        {
            "jammy" or "noble" or "resolute" or "focal" or "bionic" or "disco" => "ubuntu",
            "jessie" or "stretch" or "buster" or "bullseye" or "bookworm" or "trixie" => "debian",
            var other => Digits().Replace(other, ""),
        };
        return string.Join(
            '-',
            words.Skip(1).Where(word => word is "chiseled" or "distroless" or "composite" or "extra" or "aot")
                .Prepend(name));
    }

    private static string GetKind(DotNetImageFacts image) =>
        GetFamily(image).Replace("debian", "ubuntu").Replace("cbl", "azurelinux").Replace("-composite", "");

    private void Read(GitRepository versions, string? commit)
    {
        if (commit is null || versions.Find(ImageInfo, commit) is not { } text)
            return;
        using var document = JsonDocument.Parse(text);
        var platforms =
            from repository in document.RootElement.GetProperty("repos").EnumerateArray()
            where repository.TryGetProperty("images", out _)
            from image in repository.GetProperty("images").EnumerateArray()
            from platform in image.GetProperty("platforms").EnumerateArray()
            where platform.GetProperty("architecture").GetString() is "amd64"
                && platform.TryGetProperty("layers", out _)
            select (Repository: repository.GetProperty("repo").GetString()!.Replace("dotnet/", ""), Platform: platform);
        foreach (var (repository, platform) in platforms)
        {
            var segments = platform.GetProperty("dockerfile").GetString()!.Split('/');
            var layers = platform.GetProperty("layers").EnumerateArray().ToArray();
            if (segments.Length < 5 || layers.Length == 0 || layers[0].ValueKind is not JsonValueKind.Object)
                continue;
            var key = (repository, segments[2] + "-" + segments[3]);
            _newest[key] = layers.Sum(layer => layer.GetProperty("size").GetInt64());
            _first.TryAdd(key, _newest[key]);
        }
    }

    // An estimate has three digits that mean something.
    private static long Round(double bytes)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(bytes)) - 2));
        return (long)(Math.Round(bytes / unit) * unit);
    }

    private static string ToText(long bytes) => bytes.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\d.]+")]
    private static partial Regex Digits();
}
