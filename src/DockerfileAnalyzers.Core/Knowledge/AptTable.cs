using System.Collections.Concurrent;
using System.Globalization;

namespace DockerfileAnalyzers.Knowledge;

/// <summary>What Debian and Ubuntu packages weigh, with what they draw in. Sizes in bytes, from Installed-Size.</summary>
public static class AptTable
{
    private static readonly Lazy<Dictionary<string, long>> s_lists = new(() =>
        TableFile.Read("apt-lists.tsv").ToDictionary(row => row[0], row => long.Parse(row[1], CultureInfo.InvariantCulture)));

    private static readonly ConcurrentDictionary<string, Suite?> s_suites = new();

    private static readonly string[] s_suiteNames = { "bookworm", "trixie", "noble" };

    private static readonly Lazy<(string Prefix, Dictionary<string, string> Versions)[]> s_sonames = new(() => TableFile.Read("apt-sonames.tsv")
        .Select(row => (row[0], row[1].Split(' ').Select(entry => entry.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)))
        .ToArray());

    /// <summary>What <c>apt-get update</c> leaves in <c>/var/lib/apt/lists</c>; <see langword="null"/> for a suite that was not measured.</summary>
    public static long? ListsBytes(string suite) => s_lists.Value.TryGetValue(suite, out var bytes) ? bytes : null;

    /// <summary>
    /// What recommended packages add to an installation; <see langword="null"/> where the suite or one of the packages is unknown. The
    /// union of single closures, which is close to apt's joint solution.
    /// </summary>
    public static long? RecommendsBytes(string suite, IEnumerable<string> packages)
    {
        if (GetSuite(suite) is not { } table)
            return null;
        var needed = new HashSet<int>();
        var extra = new HashSet<int>();
        foreach (var package in packages)
        {
            if (!table.Closures.TryGetValue(package, out var closure))
                return null;
            needed.UnionWith(closure.Needed);
            extra.UnionWith(closure.Extra);
        }

        extra.ExceptWith(needed);
        return extra.Sum(id => table.Kilobytes[id]) * 1024;
    }

    /// <summary>What an installation adds, without recommended packages; <see langword="null"/> where something is unknown.</summary>
    public static long? InstalledBytes(string suite, IEnumerable<string> packages)
    {
        if (GetSuite(suite) is not { } table)
            return null;
        var needed = new HashSet<int>();
        foreach (var package in packages)
        {
            if (!table.Closures.TryGetValue(package, out var closure))
                return null;
            needed.UnionWith(closure.Needed);
        }

        return needed.Sum(id => table.Kilobytes[id]) * 1024;
    }

    /// <summary>
    /// What a joint installation puts on a minimal system; <see langword="null"/> for a suite that no table covers. Packages that are
    /// not in the table are named, not guessed.
    /// </summary>
    public static AptSelection? Select(string suite, IEnumerable<string> packages, bool withRecommended)
    {
        if (GetSuite(suite) is not { } table)
            return null;
        var ids = ImmutableHashSet.CreateBuilder<int>();
        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (var package in packages)
        {
            if (!table.Closures.TryGetValue(package, out var closure))
            {
                unknown.Add(package);
                continue;
            }

            ids.UnionWith(closure.Needed);
            if (withRecommended)
                ids.UnionWith(closure.Extra);
        }

        return new AptSelection(ids.ToImmutable(), unknown.ToImmutable());
    }

    /// <summary>What packages of a suite weigh together, by the ids of a selection.</summary>
    public static long GetBytes(string suite, IEnumerable<int> ids) => GetSuite(suite) is { } table ? ids.Sum(id => table.Kilobytes[id]) * 1024 : 0;

    /// <summary>Whether a package that another suite has is known to be missing from this one.</summary>
    public static bool Lacks(string suite, string package)
    {
        foreach (var (prefix, versions) in s_sonames.Value)
        {
            if (package.StartsWith(prefix, StringComparison.Ordinal) && package.Substring(prefix.Length) is { Length: > 0 } version && version.All(char.IsDigit))
                return versions.TryGetValue(suite, out var known) && known != version;
        }

        return GetSuite(suite) is { } table && !table.Closures.ContainsKey(package)
            && s_suiteNames.Any(other => GetSuite(other)!.Closures.ContainsKey(package));
    }

    private static Suite? GetSuite(string name) => s_suiteNames.Contains(name) ? s_suites.GetOrAdd(name, static name => new Suite(name)) : null;

    private sealed class Suite
    {
        public Suite(string name)
        {
            foreach (var row in TableFile.Read($"apt-{name}.tsv"))
            {
                if (row[0] == "p")
                    Kilobytes[int.Parse(row[1], CultureInfo.InvariantCulture)] = long.Parse(row[2], CultureInfo.InvariantCulture);
                else
                    Closures[row[1]] = (Ids(row[2]), Ids(row[3]));
            }
        }

        public Dictionary<int, long> Kilobytes { get; } = new();

        public Dictionary<string, (int[] Needed, int[] Extra)> Closures { get; } = new(StringComparer.Ordinal);

        private static int[] Ids(string text) =>
            text.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray();
    }
}

/// <param name="Ids">The packages of a suite, by the numbers of its table.</param>
/// <param name="Unknown">What was asked for and is in no table.</param>
public sealed record AptSelection(ImmutableHashSet<int> Ids, ImmutableArray<string> Unknown);
