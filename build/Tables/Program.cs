// Makes the embedded tables of DockerfileAnalyzers.Core/Knowledge from a folder of CSV files:
//   dotnet run --project build/Tables -- <folder with the CSV files> <src/DockerfileAnalyzers.Core/Knowledge>
// Every table keeps the source and the date of its facts in its first lines. Small tables that have no other home lie beside this file.
using System.Globalization;
using System.Text.RegularExpressions;

var (from, to) = (args[0], args[1]);
const string Date = "2026-11-23";

Write("images.tsv", "docker-library/repo-info and package indexes; bytes: compressed, uncompressed; m = measured, e = derived or estimated",
    Read("base-images.csv").Select(row => new[]
    {
        row["image"], row["tag"], row["compressed_bytes"], row["virtual_bytes"],
        row["method"].StartsWith("measured", StringComparison.Ordinal) && row["virtual_method"] is "repo-info local" or "debootstrap du" ? "m" : "e",
    }));

Write("dotnet-images.tsv", "dotnet/dotnet-docker@3ed00b611c; repository, tag, os, shell, user, icu, tzdata, invariant, megabytes uncompressed, port variable, tools",
    Read("dotnet-images.csv").Where(row => row["repository"].Contains("mcr.microsoft.com/dotnet/", StringComparison.Ordinal)).Select(row => new[]
    {
        row["repository"].Split(' ')[0].Replace("mcr.microsoft.com/dotnet/", ""), row["tag_pattern"], row["os"], Flag(row["shell"]), row["default_user"],
        Flag(row["icu"]), Flag(row["tzdata"]), row["invariant_env"], row["uncompressed_size_mb_amd64"], row["default_port_env"].TrimEnd(' ', '`'),
        row["tools_added_by_dotnet_layers"].Replace("(busybox)", "").Replace(".exe", ""),
    }));

// Tags of patch levels come and go with every release: what is true of them follows from the tag without the patch.
Write("dotnet-tags.tsv", "dotnet/dotnet-docker manifest history@3ed00b611c; repository, tag, the OS it stands for, last day in the manifest where it is gone",
    Read("dotnet-tags.csv").Where(row => row["repository"].Count(c => c == '/') == 1 && Regex.IsMatch(row["tag"], @"\A\d+\.\d+(-[a-z].*)?\z")
        && !Regex.IsMatch(row["tag"], @"-(preview|rc|alpha)|-(amd64|arm64v8|arm32v7|arm64|arm32)\z")).Select(row => new[]
    {
        row["repository"].Replace("dotnet/", ""), row["tag"], row["os_history"].Split(';')[^1].Split('@')[0], row["still_published"] == "yes" ? "" : row["last_seen"],
    }).Concat(Read("dotnet-tags.csv").Select(row => row["os_history"].Split(';')[^1].Split('@')[0]).Where(os => os.Length > 0).Select(os => new[] { "*", "*-" + os, os, "" })));

Write("dotnet-sdk-bands.tsv", "dotnet/dotnet-docker manifest.versions.json@3ed00b611c; tag of the SDK image, version of the SDK in it",
    Read("dotnet-sdk-bands.csv").Select(row => new[] { row["sdk_tag"], row["sdk_version_in_image"] }));

Write("image-eol.tsv", "endoflife-date/endoflife.date@a70eca337600; image, cycle, end of life, extended end, code name",
    Read("image-eol.csv").Where(row => DateTime.TryParse(row["eol"], CultureInfo.InvariantCulture, out _))
        .Select(row => new[] { row["image"], row["cycle"], row["eol"], row["eol_extended"], row["codename"].Split(' ')[0].ToLowerInvariant() }));

Write("dotnet-eol.tsv", "dotnet/core@0e9eb8828b and endoflife.date@a70eca3376; version, end of life, newest patch, release",
    Read("dotnet-eol.csv").Select(row => new[] { row["version"], row["eol_date"].Split(' ')[0], row["last_known_patch"], row["release_date"].Split(' ')[0] })
        .Where(row => DateTime.TryParse(row[1], CultureInfo.InvariantCulture, out _)));

Write("deprecated-images.tsv", "docker-library/docs deprecated.md history and the pages named there; image, tags, replacement, since",
    Read("deprecated-images.csv").Where(row => !row["note"].StartsWith("unsourced", StringComparison.Ordinal) && row["tags"] == "*")
        .Select(row => new[] { row["image"], row["replacement"], row["since"] }));

Write("apt-lists.tsv", "apt-get update with the official images' configuration, 2026-11-24; suite, bytes of /var/lib/apt/lists",
    Read("apt-lists-sizes.csv").Select(row => new[] { row["suite"], row["var_lib_apt_lists_kb"] + "000" }));

var sets = new Dictionary<string, string> { ["dotnet"] = "ca-certificates libgssapi-krb5-2 libicu72 libicu74 libicu76 libssl3 libssl3t64 libstdc++6 tzdata" };
Write("image-packages.tsv", "the Dockerfiles of the official images and of dotnet/dotnet-docker, by commit; image, part of the tag, Debian packages beyond the minimal system, source",
    ReadText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "image-packages.csv"))).Select(row =>
    {
        var packages = string.Join(' ', row["packages"].Split(' ').Select(package => package.StartsWith('@') ? sets[package[1..]] : package));
        sets[row["image"] + row["tag_contains"]] = packages;
        return new[] { row["image"], row["tag_contains"], packages, row["source"] };
    }), keepOrder: true);

Write("publish-output.tsv", "dotnet publish of the SDK's templates, SDK 10.0.401, linux-x64, 2026-11-25, every file of the output; framework, program, mode, bytes, command",
    ReadText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "publish-output.csv"))).Select(row => new[] { row["framework"], row["program"], row["mode"], row["bytes"], row["source"] }));

foreach (var suite in new[] { "bookworm", "trixie", "noble" })
{
    Write($"apt-{suite}.tsv", "Debian and Ubuntu package indexes, Installed-Size with Python's byte code; 'p', id, KiB installed | 'c', package, ids without recommends, ids that recommends add",
        Read($"apt-own-{suite}.csv").Select(row => new[] { "p", row["id"], AddByteCode(suite, row["package"], row["installed_kb"]) })
            .Concat(Read($"apt-closure-{suite}.csv").Select(row => new[] { "c", row["package"], row["closure_ids_no_recommends"], row["extra_ids_with_recommends"] }))
            // What the minimal system has adds nothing.
            .Concat(Read("apt-sizes.csv").Where(row => row["suite"] == suite && row["note"] == "base").Select(row => new[] { "c", row["package"], "", "" })));
}

// Installing a Python package compiles it, and no index lists the result: 0.84 of the standard library and as much again of modules,
// measured with python3 and python3-pip on bookworm, 2026-11-24; 0.65 of modules on trixie, 2026-11-25.
string AddByteCode(string suite, string package, string kilobytes)
{
    var isLibrary = System.Text.RegularExpressions.Regex.IsMatch(package, @"^libpython3\.\d+-(minimal|stdlib)$");
    var isModule = package.StartsWith("python3-", StringComparison.Ordinal) && !package.EndsWith("-dev", StringComparison.Ordinal) && !package.EndsWith("-doc", StringComparison.Ordinal);
    var factor = isLibrary ? 1.84 : isModule ? suite == "trixie" ? 1.65 : 2 : 1;
    return Math.Round(long.Parse(kilobytes, CultureInfo.InvariantCulture) * factor).ToString(CultureInfo.InvariantCulture);
}

string Flag(string text) => text.StartsWith("yes", StringComparison.Ordinal) ? "yes" : text.StartsWith("no", StringComparison.Ordinal) && !text.StartsWith("not", StringComparison.Ordinal) ? "no" : "";

void Write(string name, string source, IEnumerable<string[]> rows, bool keepOrder = false)
{
    var all = rows.Select(row => string.Join('\t', row)).Distinct();
    var lines = (keepOrder ? all : all.Order(StringComparer.Ordinal)).ToArray();
    File.WriteAllText(Path.Combine(to, name), $"# {source}\n# made {Date} by build/Tables\n" + string.Join('\n', lines) + "\n");
    Console.WriteLine($"{name}: {lines.Length} rows");
}

IEnumerable<Dictionary<string, string>> Read(string name) => ReadText(File.ReadAllText(Path.Combine(from, name)));

IEnumerable<Dictionary<string, string>> ReadText(string text)
{
    var rows = Parse(text).ToArray();
    return rows.Skip(1).Where(row => row.Count == rows[0].Count).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
}

static IEnumerable<List<string>> Parse(string text)
{
    var row = new List<string>();
    var field = new System.Text.StringBuilder();
    var quoted = false;
    for (var i = 0; i < text.Length; i++)
    {
        var c = text[i];
        if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            field.Append(text[++i]);
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c is ',' or '\n')
        {
            row.Add(field.ToString().TrimEnd('\r'));
            field.Clear();
            if (c == '\n')
            {
                yield return row;
                row = [];
            }
        }
        else
            field.Append(c is '\t' ? ' ' : c);
    }
}
