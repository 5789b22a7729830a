namespace DockerfileAnalyzers.Tables;

/// <summary>All tables that this program writes. The other ones in Knowledge are written by hand.</summary>
internal static class Catalog
{
    public static IReadOnlyList<(string Name, Func<Sources, Table> Create)> Tables { get; } =
    [
        ("apk-3.22.tsv", static _ => Committed.CreateApk("3.22")),
        ("apt-bookworm.tsv", static _ => Committed.CreateApt("bookworm")),
        ("apt-lists.tsv", Committed.CreateAptLists),
        ("apt-noble.tsv", static _ => Committed.CreateApt("noble")),
        ("apt-trixie.tsv", static _ => Committed.CreateApt("trixie")),
        ("deprecated-images.tsv", Committed.CreateDeprecatedImages),
        ("dotnet-eol.tsv", DotNetVersions.CreateEndOfLife),
        ("dotnet-images.tsv", DotNetImages.Create),
        ("dotnet-sdk-bands.tsv", DotNetVersions.CreateSdkBands),
        ("dotnet-tags.tsv", DotNetTags.Create),
        ("image-eol.tsv", EndOfLife.Create),
        ("image-packages.tsv", Committed.CreateImagePackages),
        ("images.tsv", OfficialImages.Create),
        ("publish-output.tsv", Committed.CreatePublishOutput),
    ];
}
