namespace DockerfileAnalyzers.Tables;

/// <summary>Tables that are made from committed inputs alone.</summary>
internal static class Committed
{
    public static Table CreateDeprecatedImages(Sources sources) => new(
        "deprecated-images.tsv",
        "image; up to which major version; replacement; since",
        ["build/Tables/Inputs/deprecated-images.csv 2026-08-22 docker-library/docs and the pages named there"],
        Csv.ReadInput("deprecated-images.csv")
            .Select(row => new[] { row["image"], row["up to"], row["replacement"], row["since"] }));

    public static Table CreateAptLists(Sources sources) => new("apt-lists.tsv", "release; bytes of /var/lib/apt/lists",
        ["build/Tables/Inputs/apt-lists.csv " + Csv.ReadOrigin("apt-lists.csv")],
        Csv.ReadInput("apt-lists.csv").Select(row => new[] { row["suite"], row["kilobytes"] + "000" }));

    public static Table CreatePublishOutput(Sources sources) => new("publish-output.tsv",
        "framework; program; mode; bytes; command",
        ["build/Tables/Inputs/publish-output.csv " + Csv.ReadOrigin("publish-output.csv")],
        Csv.ReadInput("publish-output.csv")
            .Select(row => new[] { row["framework"], row["program"], row["mode"], row["bytes"], row["source"] }));

    public static Table CreateImageFolders(Sources sources) => new("image-folders.tsv",
        "image; folders that official images have beyond those of every system",
        Csv.ReadOrigins("image-folders.csv").ToArray(),
        Csv.ReadInput("image-folders.csv").Select(row => new[] { row["image"], row["folders"] }));

    /// <summary>The packages that images add to a minimal system. A row can name another one with '@'.</summary>
    public static Table CreateImagePackages(Sources sources)
    {
        var sets = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // The packages of all versions. Those before 8.0 also had libgssapi-krb5-2.
            ["dotnet"] = "ca-certificates libicu72 libicu74 libicu76 libicu78 libssl3 libssl3t64 libstdc++6 tzdata",
        };
        var rows = new List<string[]>();
        foreach (var row in Csv.ReadInput("image-packages.csv"))
        {
            var packages = string.Join(
                ' ',
                row["packages"].Split(' ').Select(package => package.StartsWith('@') ? sets[package[1..]] : package));
            sets[row["image"] + row["tag_contains"]] = packages;
            rows.Add([row["image"], row["tag_contains"], packages, row["source"]]);
        }

        return new Table(
            "image-packages.tsv",
            "image; part of the tag, or parts with '*' between; "
                + "packages beyond the minimal system of its distribution; source",
            [
                "build/Tables/Inputs/image-packages.csv 2026-08-21 Dockerfiles of the official images and of "
                    + "dotnet/dotnet-docker, each row with its commit",
            ],
            rows)
        {
            KeepsOrder = true,
        };
    }
}
