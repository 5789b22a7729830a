namespace DockerfileAnalyzers.Tables;

/// <summary>All tables that this program writes. The others in Knowledge are maintained by hand.</summary>
internal static class Catalog
{
    public static IReadOnlyList<(string Name, Func<Sources, Table> Create)> Tables { get; } =
    [
        ("apk-3.22.tsv", static _ => PackageTables.CreateApk("3.22")),
        ("apk-3.23.tsv", static _ => PackageTables.CreateApk("3.23")),
        ("apk-3.24.tsv", static _ => PackageTables.CreateApk("3.24")),
        ("apt-bookworm.tsv", static _ => PackageTables.CreateApt("bookworm")),
        ("apt-lists.tsv", Committed.CreateAptLists),
        ("apt-noble.tsv", static _ => PackageTables.CreateApt("noble")),
        ("apt-resolute.tsv", static _ => PackageTables.CreateApt("resolute")),
        ("apt-trixie.tsv", static _ => PackageTables.CreateApt("trixie")),
        ("deprecated-images.tsv", Committed.CreateDeprecatedImages),
        ("distributions.tsv", EndOfLife.CreateDistributions),
        ("dotnet-eol.tsv", DotNetVersions.CreateEndOfLife),
        ("dotnet-images.tsv", DotNetImages.Create),
        ("dotnet-sdk-bands.tsv", DotNetVersions.CreateSdkBands),
        ("dotnet-tags.tsv", DotNetTags.Create),
        ("image-contents.tsv", ImageContents.Create),
        ("image-eol.tsv", EndOfLife.Create),
        ("image-folders.tsv", Committed.CreateImageFolders),
        ("image-packages.tsv", Committed.CreateImagePackages),
        ("image-variables.tsv", ImageVariables.Create),
        ("images.tsv", OfficialImages.Create),
        ("publish-output.tsv", Committed.CreatePublishOutput),
    ];
}
