using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Tables;

/// <summary>When the products end that images are named for: from the pages of endoflife.date.</summary>
internal static class EndOfLife
{
    public const string Repository = "endoflife-date/endoflife.date";

    public static Table Create(Sources sources)
    {
        var repository = sources.Get(Repository);
        var corrections = Csv.ReadInput("image-eol-corrections.csv")
            .ToDictionary(row => (row["image"], row["cycle"]), row => row["eol"]);
        var rows =
            from row in Csv.ReadInput("image-products.csv")
            from release in ReadReleases(repository, row["product"])
            from cycle in GetCycles(row["image"], release.Cycle)
            let eol = corrections.GetValueOrDefault((row["image"], release.Cycle), release.Eol)
            // "false" is a release whose end is not announced yet.
            where IsDate(eol) || eol == "false"
            select new[] { row["image"], cycle, IsDate(eol) ? eol : "", release.Extended, release.CodeName };
        var others = corrections.Where(pair => pair.Key.Item1 == "mcr.microsoft.com/windows")
            .Select(pair => new[] { pair.Key.Item1, pair.Key.Item2, pair.Value, "", "" });
        var older = Csv.ReadInput("image-eol-older.csv")
            .Select(row => new[] { row["image"], row["cycle"], row["eol"], "", "" });
        return new Table(
            "image-eol.tsv",
            "image; cycle, as tags start; end of support, empty where it is not announced; end of extended support; "
                + "code name",
            [
                repository.Citation + " products",
                "build/Tables/Inputs/image-eol-corrections.csv 2026-11-28 Base image servicing "
                    + "lifecycles (learn.microsoft.com)",
                "build/Tables/Inputs/image-eol-older.csv 2026-08-21 releases that endoflife.date does not list, "
                    + "each row with its source",
            ],
            rows.Concat(others).Concat(older));
    }

    /// <summary>The releases that code names in tags stand for: <c>Debian 12</c>.</summary>
    public static Table CreateDistributions(Sources sources)
    {
        var repository = sources.Get(Repository);
        return new Table(
            "distributions.tsv",
            "what the code names in tags stand for",
            [repository.Citation + " products/debian.md, products/ubuntu.md"],
            from product in new[] { "debian", "ubuntu" } from release in ReadReleases(
                repository,
                product) where release.CodeName.Length > 0 select new[]
                {
                    release.CodeName,
                    $"{char.ToUpperInvariant(product[0])}{product[1..]} {release.Cycle}",
                });
    }

    /// <summary>The releases of a product, as its page lists them.</summary>
    public static IEnumerable<Release> ReadReleases(GitRepository repository, string product)
    {
        var text = repository.Read($"products/{product}.md");
        var stream = new YamlStream();
        stream.Load(new StringReader(text[..text.IndexOf("\n---", 3, StringComparison.Ordinal)]));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        foreach (var release in ((YamlSequenceNode)root["releases"]).Cast<YamlMappingNode>())
        {
            var eol = Get(release, "eol");
            var codeName = Get(release, "codename").Split(' ')[0].ToLowerInvariant();
            yield return new Release(Get(release, "releaseCycle"), Get(release, "releaseDate"), eol,
                IsDate(Get(release, "eoes")) ? Get(release, "eoes") : "", codeName, Get(release, "latest"));
        }
    }

    // The tags of Windows' long-term releases start with a word of their own.
    private static IEnumerable<string> GetCycles(string image, string cycle)
    {
        if (!image.StartsWith("mcr.microsoft.com/windows", StringComparison.Ordinal))
            return [cycle];
        if (image.Contains("windows/", StringComparison.Ordinal) && cycle is "2016" or "2019" or "2022" or "2025")
            return [cycle, "ltsc" + cycle];
        // Tags have a capital letter: 20H2.
        return cycle.Length > 3 && cycle[2] == 'h' ? [cycle, cycle[..4].ToUpperInvariant()] : [cycle];
    }

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Get(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlScalarNode scalar
            ? scalar.Value ?? ""
            : "";
}

/// <param name="Cycle">The prefix of the release's versions: <c>3.12</c>.</param>
/// <param name="Extended">The end of extended support, empty where there is none.</param>
/// <param name="CodeName">The first word of it, in lower case, as tags have it.</param>
internal sealed record Release(string Cycle, string Date, string Eol, string Extended, string CodeName, string Latest);
