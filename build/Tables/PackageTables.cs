using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <summary>The sizes of the packages of a release, and the packages that are installed with them.</summary>
internal static partial class PackageTables
{
    private const string Content =
        "'c'; package; numbers of what is installed with it, itself among them, '2-4' for 2 3 4; "
        + "numbers of what recommended packages add | "
        + "'p'; KiB installed of each number, ";

    public static Table CreateApt(string suite)
    {
        var rows = Csv.ReadInput($"apt-own-{suite}.csv");
        var closures = Csv.ReadInput($"apt-closure-{suite}.csv")
            .Select(row => new Closure(
                row["package"], Split(row["closure_ids_no_recommends"]), Split(row["extra_ids_with_recommends"])))
            .Concat(Csv.ReadInput("apt-base.csv").Where(row => row["suite"] == suite)
                .Select(row => new Closure(row["package"], [], [])));
        var sizes = rows.ToDictionary(
            row => row["id"], row => AddByteCode(suite, row["package"], row["installed_kb"]), StringComparer.Ordinal);
        return new Table($"apt-{suite}.tsv", Content + "with the byte code of Python's packages",
            [
                $"build/Tables/Inputs/apt-own-{suite}.csv, "
                    + $"apt-closure-{suite}.csv {Csv.ReadOrigin($"apt-own-{suite}.csv")}",
            ],
            ToRows(sizes, closures));
    }

    /// <summary>The same of Alpine, which recommends nothing. What the base image has adds nothing.</summary>
    public static Table CreateApk(string release)
    {
        var rows = Csv.ReadInput($"apk-{release}.csv").ToDictionary(row => row["package"], StringComparer.Ordinal);
        var sizes = rows.Values.Where(row => row["bytes"].Length > 0 && row["base"].Length == 0)
            .ToDictionary(row => row["package"], row => ToKibibytes(row["bytes"]), StringComparer.Ordinal);
        // Few Dockerfiles name a library that only comes with others.
        var wanted = Csv.ReadInput("apk-packages.csv").Select(row => row["package"]).ToHashSet(StringComparer.Ordinal);
        var closures = rows.Values.Where(row => row["base"].Length > 0 || wanted.Contains(row["package"]))
            .Select(row => new Closure(row["package"], GetClosure(row), []));
        return new Table($"apk-{release}.tsv", Content + "Alpine recommends nothing",
            [$"build/Tables/Inputs/apk-{release}.csv {Csv.ReadOrigin($"apk-{release}.csv")}"], ToRows(sizes, closures));

        string[] GetClosure(IReadOnlyDictionary<string, string> row) => row["bytes"].Length == 0
            ? GetClosure(rows[row["needs"]])
            : Split(row["needs"]).Append(row["package"]).Where(sizes.ContainsKey).ToArray();
    }

    // Numbers are given so that packages that come together are next to each other, which makes short rows.
    private static IEnumerable<string[]> ToRows(Dictionary<string, long> sizes, IEnumerable<Closure> closures)
    {
        var all = closures.OrderBy(closure => closure.Package, StringComparer.Ordinal).ToArray();
        var users = all
            .SelectMany((closure, at) => closure.Needed.Concat(closure.Recommended).Select(name => (name, at)))
            .GroupBy(pair => pair.name, pair => pair.at, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Key: string.Concat(group.Order().Select(at => (char)at))))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal).ToArray();
        var ids = users.Select((pair, id) => (pair.Name, id))
            .ToDictionary(pair => pair.Name, pair => pair.id, StringComparer.Ordinal);
        return all
            .Select(closure => new[] { "c", closure.Package, ToRanges(closure.Needed), ToRanges(closure.Recommended) })
            .Append(
                ["p", string.Join(' ', users.Select(pair => sizes[pair.Name].ToString(CultureInfo.InvariantCulture)))]);

        string ToRanges(IEnumerable<string> names) =>
            string.Join(' ', names.Select(name => ids[name]).Distinct().Order()
                .Select((id, at) => (id, start: id - at)).GroupBy(pair => pair.start, pair => pair.id)
                .Select(group => group.Count() == 1 ? $"{group.First()}" : $"{group.First()}-{group.Last()}"));
    }

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static long ToKibibytes(string bytes) => (long.Parse(bytes, CultureInfo.InvariantCulture) + 1023) / 1024;

    // Installing a Python package compiles it, and no index lists the result: 0.84 of the standard library and as much
    // again of modules, measured with python3 and python3-pip on bookworm, 2026-11-24; 0.65 of modules on trixie,
    // 2026-11-25, whose Python is nearest to that of resolute.
    private static long AddByteCode(string suite, string package, string kilobytes)
    {
        var isModule = package.StartsWith("python3-", StringComparison.Ordinal)
            && !package.EndsWith("-dev", StringComparison.Ordinal)
            && !package.EndsWith("-doc", StringComparison.Ordinal);
        var ofModule = suite is "trixie" or "resolute" ? 1.65 : 2;
        var factor = isModule ? ofModule : 1;
        if (StandardLibrary().IsMatch(package))
            factor = 1.84;
        return (long)Math.Round(long.Parse(kilobytes, CultureInfo.InvariantCulture) * factor);
    }

    [GeneratedRegex(@"^libpython3\.\d+-(minimal|stdlib)$")]
    private static partial Regex StandardLibrary();

    private sealed record Closure(string Package, string[] Needed, string[] Recommended);
}
