using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <summary>Tables that are made from committed inputs alone.</summary>
internal static partial class Committed
{
    public static Table CreateDeprecatedImages(Sources sources) => new("deprecated-images.tsv", "image; up to which major version; replacement; since",
        ["build/Tables/Inputs/deprecated-images.csv 2026-08-22 docker-library/docs and the pages named there"],
        Csv.ReadInput("deprecated-images.csv").Select(row => new[] { row["image"], row["up to"], row["replacement"], row["since"] }));

    public static Table CreateAptLists(Sources sources) => new("apt-lists.tsv", "release; bytes of /var/lib/apt/lists",
        ["build/Tables/Inputs/apt-lists.csv 2026-11-24 apt-get update with the configuration of the official images"],
        Csv.ReadInput("apt-lists.csv").Select(row => new[] { row["suite"], row["kilobytes"] + "000" }));

    public static Table CreatePublishOutput(Sources sources) => new("publish-output.tsv",
        "framework; program; mode; bytes; command",
        ["build/Tables/Inputs/publish-output.csv 2026-11-25 dotnet publish of the SDK's templates, SDK 10.0.401, linux-x64, every file of the output"],
        Csv.ReadInput("publish-output.csv").Select(row => new[] { row["framework"], row["program"], row["mode"], row["bytes"], row["source"] }));

    /// <summary>The packages that images add to a minimal system. A row can name another one with '@'.</summary>
    public static Table CreateImagePackages(Sources sources)
    {
        var sets = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["dotnet"] = "ca-certificates libgssapi-krb5-2 libicu72 libicu74 libicu76 libssl3 libssl3t64 libstdc++6 tzdata",
        };
        var rows = new List<string[]>();
        foreach (var row in Csv.ReadInput("image-packages.csv"))
        {
            var packages = string.Join(' ', row["packages"].Split(' ').Select(package => package.StartsWith('@') ? sets[package[1..]] : package));
            sets[row["image"] + row["tag_contains"]] = packages;
            rows.Add([row["image"], row["tag_contains"], packages, row["source"]]);
        }

        return new Table("image-packages.tsv", "image; part of the tag, or parts with '*' between; packages beyond the minimal system of its distribution; source",
            ["build/Tables/Inputs/image-packages.csv 2026-08-21 Dockerfiles of the official images and of dotnet/dotnet-docker, each row with its commit"], rows)
        {
            KeepsOrder = true,
        };
    }

    /// <summary>What the packages of a release weigh, and which others they need.</summary>
    public static Table CreateApt(string suite) => new($"apt-{suite}.tsv",
        "'p'; number; KiB installed, with the byte code of Python's packages | 'c'; package; numbers of what it needs; numbers of what its recommended packages add",
        [$"build/Tables/Inputs/apt-own-{suite}.csv, apt-closure-{suite}.csv 2026-11-23 package indexes, resolved by apt on a minimal system"],
        Csv.ReadInput($"apt-own-{suite}.csv").Select(row => new[] { "p", row["id"], AddByteCode(suite, row["package"], row["installed_kb"]) })
            .Concat(Csv.ReadInput($"apt-closure-{suite}.csv").Select(row => new[] { "c", row["package"], row["closure_ids_no_recommends"], row["extra_ids_with_recommends"] }))
            .Concat(Csv.ReadInput("apt-base.csv").Where(row => row["suite"] == suite).Select(row => new[] { "c", row["package"], "", "" })));

    /// <summary>The same of Alpine, which recommends nothing. What the base image has adds nothing.</summary>
    public static Table CreateApk(string release)
    {
        var rows = Csv.ReadInput($"apk-{release}.csv");
        var ids = rows.Where(row => row["bytes"].Length > 0 && row["base"].Length == 0).Select((row, id) => (Name: row["package"], Id: id))
            .ToDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
        var sizes = rows.Where(row => ids.ContainsKey(row["package"])).Select(row => new[]
        {
            "p", ids[row["package"]].ToString(CultureInfo.InvariantCulture), ToKibibytes(row["bytes"]),
        });
        var closures = rows.Select(row => new[] { "c", row["package"], string.Join(' ', GetClosure(row).Select(name => ids[name]).Order()), "" });
        return new Table($"apk-{release}.tsv", "'p'; number; KiB installed | 'c'; package; numbers of what is installed with it, itself among them; nothing",
            [$"build/Tables/Inputs/apk-{release}.csv 2025-11-17 Alpine {release}, main, x86_64: package index v3.22.2-206-ge2cfd1f9853"],
            sizes.Concat(closures));

        IEnumerable<string> GetClosure(IReadOnlyDictionary<string, string> row) => row["bytes"].Length == 0
            ? GetClosure(rows.Single(other => other["package"] == row["needs"]))
            : row["needs"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(row["package"]).Where(ids.ContainsKey);
    }

    private static string ToKibibytes(string bytes) =>
        Math.Ceiling(long.Parse(bytes, CultureInfo.InvariantCulture) / 1024.0).ToString(CultureInfo.InvariantCulture);

    // Installing a Python package compiles it, and no index lists the result: 0.84 of the standard library and as much again of modules,
    // measured with python3 and python3-pip on bookworm, 2026-11-24; 0.65 of modules on trixie, 2026-11-25.
    private static string AddByteCode(string suite, string package, string kilobytes)
    {
        var isModule = package.StartsWith("python3-", StringComparison.Ordinal)
            && !package.EndsWith("-dev", StringComparison.Ordinal) && !package.EndsWith("-doc", StringComparison.Ordinal);
        var ofModule = suite == "trixie" ? 1.65 : 2;
        var factor = isModule ? ofModule : 1;
        if (StandardLibrary().IsMatch(package))
            factor = 1.84;
        return Math.Round(long.Parse(kilobytes, CultureInfo.InvariantCulture) * factor).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^libpython3\.\d+-(minimal|stdlib)$")]
    private static partial Regex StandardLibrary();
}
