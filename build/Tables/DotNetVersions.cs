using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <summary>The versions of .NET with their dates, and the SDKs in the images.</summary>
internal static partial class DotNetVersions
{
    public static Table CreateEndOfLife(Sources sources)
    {
        var (products, core, docker) =
            (sources.Get(EndOfLife.Repository), sources.Get("dotnet/core"), sources.Get("dotnet/dotnet-docker"));
        var released = EndOfLife.ReadReleases(products, "dotnet").ToDictionary(release => Normalize(release.Cycle));
        using var index = JsonDocument.Parse(core.Read("release-notes/releases-index.json"));
        var versions = index.RootElement.GetProperty("releases-index").EnumerateArray()
            .ToDictionary(row => row.GetProperty("channel-version").GetString()!, row =>
                row.GetProperty("latest-release").GetString()!);
        var images = ReadVariables(docker);
        var rows = versions.Keys.Union(released.Keys).Select(version =>
        {
            var (release, end) = released.TryGetValue(version, out var row)
                ? (row.Date, row.Eol)
                : ReadPlan(core, version);
            var patches = new[]
            {
                released.GetValueOrDefault(version)?.Latest,
                versions.GetValueOrDefault(version),
                images.GetValueOrDefault($"runtime|{version}|build-version"),
            };
            return new[] { version, end, GetNewest(patches), release };
        });
        return new Table("dotnet-eol.tsv", "version of .NET; end of support; newest patch; release, planned or done",
            [
                products.Citation + " products/dotnet.md",
                core.Citation + " release-notes",
                docker.Citation + " manifest.versions.json",
            ],
            rows.Where(row => row[1].Length > 0));
    }

    public static Table CreateSdkBands(Sources sources)
    {
        var repository = sources.Get("dotnet/dotnet-docker");
        var current = ReadVariables(repository).Where(pair => SdkVersion().IsMatch(pair.Key))
            .Select(pair => new[]
            {
                pair.Key.Split('|')[1],
                pair.Value.Split('-')[0] + (pair.Value.Contains('-') ? "-preview" : ""),
            })
            // The images of a preview hold previews: what they will hold is the first feature band.
            .Where(row => !row[1].EndsWith("-preview", StringComparison.Ordinal)).ToArray();
        var ended = Csv.ReadInput("dotnet-sdk-last.csv").Select(row => new[] { row["version"], row["sdk"] })
            .Where(row => !current.Any(other => other[0] == row[0]));
        return new Table(
            "dotnet-sdk-bands.tsv",
            "version of .NET, as the tag of the SDK image; version of the SDK in it",
            [
                repository.Citation + " manifest.versions.json",
                "build/Tables/Inputs/dotnet-sdk-last.csv 2026-08-21 SDKs of versions that ended",
            ],
            current.Concat(ended));
    }

    // A version that is not released is in the calendar of its own page only.
    private static (string Release, string End) ReadPlan(GitRepository core, string version)
    {
        var match = Plan().Match(core.Find($"release-notes/{version}/README.md") ?? "");
        return match.Success ? (ToDate(match.Groups[1].Value), ToDate(match.Groups[2].Value)) : ("", "");
    }

    private static string ToDate(string text) =>
        DateOnly.Parse(text, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string GetNewest(IEnumerable<string?> versions) =>
        versions.OfType<string>().Where(version => version.Length > 0)
            .Select(version => Preview().Match(version) is { Success: true } preview ? preview.Value : version)
            .OrderByDescending(version => version.Contains('-') ? 0 : 1)
            .ThenByDescending(version => Version.TryParse(version, out var parsed) ? parsed.Build : 0)
            .ThenByDescending(version => version, StringComparer.Ordinal).FirstOrDefault() ?? "";

    private static Dictionary<string, string> ReadVariables(GitRepository repository)
    {
        using var document = JsonDocument.Parse(repository.Read("manifest.versions.json"));
        return document.RootElement.GetProperty("variables").EnumerateObject()
            .ToDictionary(variable => variable.Name, variable => variable.Value.ToString());
    }

    private static string Normalize(string cycle) => cycle.Contains('.') ? cycle : cycle + ".0";

    [GeneratedRegex(@"from (\w+ \d+, \d{4}) to (\w+ \d+, \d{4})")]
    private static partial Regex Plan();

    [GeneratedRegex(@"\A[\d.]+-(?:preview|rc)\.\d+")]
    private static partial Regex Preview();

    [GeneratedRegex(@"\Asdk\|\d+\.\d+\|build-version\z")]
    private static partial Regex SdkVersion();
}
