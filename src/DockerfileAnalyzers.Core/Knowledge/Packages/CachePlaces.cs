using System.Globalization;

namespace DockerfileAnalyzers.Knowledge.Packages;

/// <summary>Where the package managers of one image keep their caches.</summary>
internal sealed class CachePlaces
{
    private static readonly Regex s_release = new(@"\A[a-z-]*(\d{1,4})(?!\d)", RegexOptions.CultureInvariant);



    private static readonly Lazy<string[][]> s_rows = new(() => TableFile.Read("package-cache-places.tsv").ToArray());

    private static readonly Regex s_ubi = new(@"/ubi(\d+)", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<PackageCache, PackageCache> _located = new();

    private CachePlaces()
    {
    }

    /// <param name="repository">As <see cref="ImageTable"/> knows it; <see langword="null"/> where it is not
    /// known.</param>
    public static CachePlaces Find(string? repository, string? tag)
    {
        var places = new CachePlaces();
        if (repository is null || GetRelease(repository, tag) is not { } release)
            return places;
        foreach (var row in s_rows.Value.Where(row => row[0].Split('|').Contains(repository)
            && Number(row[2], 0) <= release && release < Number(row[3], int.MaxValue)))
        {
            foreach (var tool in row[1].Split(' '))
                places._paths[tool] = row[4];
        }

        return places;
    }

    /// <summary>The cache as it is in the image.</summary>
    public PackageCache Locate(PackageCache cache)
    {
        if (!_paths.TryGetValue(cache.Tool, out var path))
            return cache;
        if (!_located.TryGetValue(cache, out var located))
            _located[cache] = located = cache with { Paths = ImmutableArray.Create(path) };
        return located;
    }

    // "43", "stream9", "9.5-minimal". What has no number is Fedora's or Amazon's newest.
    private static int? GetRelease(string repository, string? tag)
    {
        if (tag is null or "latest" or "rawhide")
            return repository.Contains("fedora") || repository.Contains("amazonlinux") ? int.MaxValue - 1
                : GetReleaseOfName(repository);
        return s_release.Match(tag) is { Success: true } match ? Number(match.Groups[1].Value, 0)
            : GetReleaseOfName(repository);
    }

    // "ubi9/ubi".
    private static int? GetReleaseOfName(string repository) =>
        s_ubi.Match(repository) is { Success: true } match ? Number(match.Groups[1].Value, 0) : null;

    private static int Number(string text, int whenEmpty) =>
        text.Length == 0 ? whenEmpty : int.Parse(text, CultureInfo.InvariantCulture);
}
