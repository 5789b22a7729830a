using System.Collections.Concurrent;
using System.Globalization;

namespace DockerfileAnalyzers.Knowledge.Packages;

/// <summary>
/// The sizes of packages of a distribution, with their dependencies. Sizes in bytes, from the package index.
/// </summary>
internal sealed class PackageTable
{
    /// <summary>
    /// Releases of Alpine that were out of support when the first one with a table came out differ too much: of 144
    /// packages of 3.12, the median error is 22 %, and one in ten is off by more than 130 %.
    /// </summary>
    private static readonly DateTime s_alpineReleased = new(2025, 5, 30);

    // Oldest first.
    private static readonly string[] s_alpineReleases = { "3.22", "3.23", "3.24" };

    private static readonly string[] s_aptSuites = { "bookworm", "trixie", "noble", "resolute" };

    private static readonly ConcurrentDictionary<string, PackageTable> s_tables = new(StringComparer.Ordinal);

    private static readonly Lazy<Dictionary<string, long>> s_lists = new(() =>
        TableFile.Read("apt-lists.tsv").ToDictionary(row => row[0], row => Parse(row[1])));

    private static readonly Lazy<(string Prefix, Dictionary<string, string> Versions)[]> s_sonames = new(() =>
        TableFile.Read("apt-sonames.tsv").Select(row => (row[0], row[1].Split(' ').Select(entry => entry.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal))).ToArray());

    // By the numbers of packages, from 0 on.
    private readonly long[] _kilobytes = Array.Empty<long>();

    private readonly Dictionary<string, Closure> _closures = new(StringComparer.Ordinal);

    private PackageTable(string name)
    {
        IsOfAlpine = name.StartsWith("apk-", StringComparison.Ordinal);
        foreach (var row in TableFile.Read(name + ".tsv"))
        {
            if (row[0] == "p")
                _kilobytes = row[1].Split(' ').Select(Parse).ToArray();
            else
                _closures[row[1]] = new Closure(row[2], row[3]);
        }
    }

    public bool IsOfAlpine { get; }

    /// <summary>The names of the packages that are known, sorted.</summary>
    public IEnumerable<string> Packages => _closures.Keys.OrderBy(name => name, StringComparer.Ordinal);

    /// <returns><see langword="null"/> for an image whose packages are in no table.</returns>
    public static PackageTable? Find(ImageFacts? facts) => facts switch
    {
        { Os: OsFamily.Debian or OsFamily.Ubuntu, OsRelease: { } suite } => FindApt(suite),
        { Os: OsFamily.Alpine }
            when IsOfTableAge("alpine", facts.OsRelease) && IsOfTableAge(facts.Repository, facts.Tag)
            => Read("apk-" + GetAlpineTable(facts.OsRelease)),
        _ => null,
    };

    /// <summary>Whether the packages of an image are those of its table, not of a release near it.</summary>
    public static bool IsExact(ImageFacts? facts) =>
        facts is { Os: not OsFamily.Alpine } || s_alpineReleases.Contains(facts?.OsRelease);

    /// <summary>The bytes that <c>apt-get update</c> leaves in <c>/var/lib/apt/lists</c>.</summary>
    /// <returns><see langword="null"/> for a suite that was not measured.</returns>
    public static long? GetListsBytes(string suite) =>
        s_lists.Value.TryGetValue(suite, out var bytes) ? bytes : null;

    /// <summary>Whether a package that another suite has is known to be missing from this one.</summary>
    public static bool Lacks(string suite, string package)
    {
        foreach (var (prefix, versions) in s_sonames.Value)
        {
            if (package.StartsWith(prefix, StringComparison.Ordinal)
                && package.Substring(prefix.Length) is { Length: > 0 } version && version.All(char.IsDigit))
            {
                return versions.TryGetValue(suite, out var known) && known != version;
            }
        }

        // All tables were asked for the same packages.
        return FindApt(suite) is { } table && !table._closures.ContainsKey(package)
            && s_aptSuites.Any(other => FindApt(other)!._closures.ContainsKey(package));
    }

    /// <summary>
    /// Whether another package may be installed in the place of one that a suite lacks: <c>libssl3t64</c> for libssl3.
    /// </summary>
    public static bool MayProvide(string suite, string package) => FindApt(suite) is { } table
        && (table._closures.ContainsKey(package + "t64")
            || table._closures.Keys.Any(other => other.Length > package.Length + 1 && other[package.Length] == '-'
                && char.IsDigit(other[package.Length + 1]) && other.StartsWith(package, StringComparison.Ordinal)));

    /// <summary>
    /// The package of a suite that holds the same library; <see langword="null"/> where that is not known.
    /// </summary>
    public static string? FindSuccessor(string suite, string package)
    {
        foreach (var (prefix, versions) in s_sonames.Value)
        {
            if (package.StartsWith(prefix, StringComparison.Ordinal) && versions.TryGetValue(suite, out var version)
                && package.Substring(prefix.Length) is { Length: > 0 } old && old.All(char.IsDigit))
                return prefix + version;
        }

        return null;
    }

    /// <summary>Whether a program installs these packages.</summary>
    /// <param name="tool">By its main name: <c>apt-get</c> for apt.</param>
    public bool IsOf(string tool) => IsOfAlpine ? tool == "apk" : tool is "apt-get" or "aptitude";

    /// <summary>
    /// The bytes that recommended packages add to an installation; <see langword="null"/> if a package is unknown.
    /// The union of single closures, which is close to apt's joint solution.
    /// </summary>
    public long? GetRecommendedBytes(IEnumerable<string> packages)
    {
        var all = packages.ToArray();
        var needed = Select(all, withRecommended: false);
        return needed.Unknown.IsEmpty ? GetBytes(Select(all, withRecommended: true).Ids.Except(needed.Ids)) : null;
    }

    /// <summary>The bytes that an installation adds, without recommended packages.</summary>
    /// <returns><see langword="null"/> where something is unknown.</returns>
    public long? GetInstalledBytes(IEnumerable<string> packages) =>
        Select(packages, withRecommended: false) is { Unknown.IsEmpty: true } selection
            ? GetBytes(selection.Ids) : null;

    /// <summary>
    /// The packages that an installation adds to a minimal system. Packages that are not in the table are listed.
    /// </summary>
    public PackageSelection Select(IEnumerable<string> packages, bool withRecommended)
    {
        var ids = PackageSet.Empty;
        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (var package in packages)
        {
            if (!_closures.TryGetValue(package, out var closure))
            {
                unknown.Add(package);
                continue;
            }

            ids = ids.Union(closure.Required);
            if (withRecommended)
                ids = ids.Union(closure.Recommended);
        }

        return new PackageSelection(ids, unknown.ToImmutable());
    }

    /// <summary>The total size of packages, by the ids of a selection.</summary>
    public long GetBytes(IEnumerable<int> ids) => ids.Sum(id => _kilobytes[id]) * 1024;

    private static bool IsOfTableAge(string repository, string? tag) =>
        ImageTable.FindEndOfLife(repository, tag) is not { } end || end.Date >= s_alpineReleased;

    // The nearest one: the first for what is older, the last for what is newer, rolling or not named.
    private static string GetAlpineTable(string? release) =>
        s_alpineReleases.FirstOrDefault(known =>
            Version.TryParse(release, out var version) && version <= Version.Parse(known))
        ?? s_alpineReleases[s_alpineReleases.Length - 1];

    private static PackageTable? FindApt(string suite) => s_aptSuites.Contains(suite) ? Read("apt-" + suite) : null;

    private static PackageTable Read(string name) => s_tables.GetOrAdd(name, static name => new PackageTable(name));

    private static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // The dependencies of a package. Few packages are requested, but often:
    // each is parsed when it is first needed.
    private sealed class Closure(string required, string recommended)
    {
        private PackageSet? _required;

        private PackageSet? _recommended;

        public PackageSet Required => _required ??= ParseIds(required);

        public PackageSet Recommended => _recommended ??= ParseIds(recommended);

        // '4 7-9' means 4, 7, 8 and 9.
        private static PackageSet ParseIds(string text) =>
            PackageSet.Create(text.Split([' '], StringSplitOptions.RemoveEmptyEntries).SelectMany(static range =>
            {
                var ends = range.Split('-');
                var first = (int)Parse(ends[0]);
                return Enumerable.Range(first, (int)Parse(ends[ends.Length - 1]) - first + 1);
            }));
    }
}

/// <param name="Ids">The packages, by the numbers of their table.</param>
/// <param name="Unknown">The requested packages that are not in the table.</param>
internal sealed record PackageSelection(PackageSet Ids, ImmutableArray<string> Unknown);
