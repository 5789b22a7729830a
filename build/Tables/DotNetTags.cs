using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <summary>Every tag without a patch version that .NET images ever had, from the history of the manifest.</summary>
internal static partial class DotNetTags
{
    /// <summary>Repositories that are looked up by tag; <c>core/</c> is the name of the first ones.</summary>
    private static readonly string[] s_repositories =
        ["aspnet", "runtime", "runtime-deps", "sdk", "core/aspnet", "core/runtime", "core/runtime-deps", "core/sdk"];

    public static Table Create(Sources sources)
    {
        var repository = sources.Get("dotnet/dotnet-docker");
        var last = new Dictionary<(string Repository, string Tag), (string Os, string Date)>();
        var systems = new SortedSet<string>(StringComparer.Ordinal);
        IReadOnlyList<DotNetImage> current = [];
        foreach (var (commit, date) in repository.GetHistory("manifest.json", "manifest.versions.json"))
        {
            if (repository.Find("manifest.json", commit) is not { } manifest)
                continue;
            current = DotNetManifest.Parse(manifest, repository.Find("manifest.versions.json", commit));
            foreach (var image in current.Where(image =>
                image.Repository.StartsWith("dotnet/", StringComparison.Ordinal)))
            {
                last[(image.Repository["dotnet/".Length..], image.Tag)] = (image.Os, date);
                systems.Add(image.Os);
            }
        }

        var published = current.Select(image => (image.Repository["dotnet/".Length..], image.Tag)).ToHashSet();
        var rows = last.Where(pair => s_repositories.Contains(pair.Key.Repository) && Released().IsMatch(pair.Key.Tag))
            .Select(pair => new[]
            {
                pair.Key.Repository, pair.Key.Tag, pair.Value.Os, published.Contains(pair.Key) ? "" : pair.Value.Date,
            });
        return new Table("dotnet-tags.tsv",
            "repository; tag; the operating system that it stands for; 'expected' of a version in preview, "
                + "or the last day in the manifest of a tag that is gone",
            [repository.Citation + " manifest.json and its history"],
            rows.Concat(GetExpected(current)).Concat(systems.Select(os => new[] { "*", "*-" + os, os, "" })));
    }

    /// <summary>The tags that a version in preview has once it is released: the same without the word.</summary>
    private static IEnumerable<string[]> GetExpected(IEnumerable<DotNetImage> images) =>
        from image in images
        where image.IsPreview && s_repositories.Contains(image.Repository["dotnet/".Length..])
        let tag = Preview().Match(image.Tag)
        where tag.Success && !Architecture().IsMatch(image.Tag)
        select new[]
        {
            image.Repository["dotnet/".Length..],
            tag.Groups[1].Value + tag.Groups[2].Value,
            image.Os,
            "expected",
        };

    // Tags of one architecture follow from the others.
    [GeneratedRegex(
        @"\A\d+\.\d+(?:-(?!(?:preview|rc|alpha))[a-z](?:(?!-(?:amd64|arm64v8|arm32v7|arm64|arm32)\z).)*)?\z")]
    private static partial Regex Released();

    [GeneratedRegex(@"\A(\d+\.\d+)-(?:preview|rc)((?:-[a-z].*)?)\z")]
    private static partial Regex Preview();

    [GeneratedRegex(@"-(?:amd64|arm64v8|arm32v7|arm64|arm32)\z")]
    private static partial Regex Architecture();
}
