using System.Globalization;

namespace DockerfileAnalyzers.Tables;

/// <summary>A package of Alpine's index.</summary>
/// <param name="Needs">
/// As the index has it: names, <c>so:</c>, <c>cmd:</c>, with versions; conflicts start with '!'.
/// </param>
/// <param name="InstallIf">It is installed on its own where all of these are.</param>
/// <param name="Priority">Of several packages that provide a name, apk takes that with the highest.</param>
internal sealed record ApkPackage(
    string Name, long Bytes, DateTime Built, string[] Needs, string[] Provides, string[] InstallIf, int Priority);

/// <summary>An <c>APKINDEX</c>, and what apk installs with a package.</summary>
internal sealed class ApkIndex
{
    // The packages of the base image: scripts/mkimg.minirootfs.sh of alpinelinux/aports@0877ba562361.
    private static readonly string[] s_minimal =
        ["busybox", "alpine-baselayout", "alpine-keys", "apk-tools", "libc-utils"];

    private readonly SortedDictionary<string, ApkPackage> _packages = new(StringComparer.Ordinal);
    private readonly ILookup<string, ApkPackage> _providers;

    private ApkIndex(IEnumerable<ApkPackage> packages)
    {
        foreach (var package in packages)
            _packages.TryAdd(package.Name, package);
        _providers = _packages.Values
            .SelectMany(package => package.Provides.Select(name => (Name: GetName(name), Package: package)))
            .ToLookup(pair => pair.Name, pair => pair.Package, StringComparer.Ordinal);
        Minimal = Close(s_minimal.Select(name => Find(name, _ => false)).OfType<ApkPackage>());
    }

    /// <summary>The packages of the base image.</summary>
    public IReadOnlySet<string> Minimal { get; }

    /// <summary>The day on which the newest package was built.</summary>
    public DateTime Newest => _packages.Values.Max(package => package.Built);

    public static ApkIndex Parse(string text) =>
        new(text.Split("\n\n").Where(entry => entry.Contains("P:", StringComparison.Ordinal)).Select(ParsePackage));

    /// <summary>Writes <c>Inputs/apk-&lt;release&gt;.csv</c>.</summary>
    /// <param name="folders">
    /// The unpacked indexes, each in a folder with the name of its repository: <c>main</c>, <c>community</c>.
    /// </param>
    public static void WriteInput(DirectoryInfo[] folders, string release)
    {
        var texts = folders.Select(folder => File.ReadAllText(Path.Combine(folder.FullName, "APKINDEX"))).ToArray();
        var origins = folders.Zip(texts, static (folder, text) =>
            $"{folder.Name}, APKINDEX of {Parse(text).Newest:yyyy-MM-dd} "
                + $"({File.ReadAllText(Path.Combine(folder.FullName, "DESCRIPTION")).Trim()})");
        var rows = Parse(string.Join("\n\n", texts))
            .ToRows(Csv.ReadInput("apk-packages.csv").Select(row => row["package"])).ToArray();
        var name = $"apk-{release}.csv";
        var header =
            $"# Alpine v{release}, x86_64: {string.Join("; ", origins)}. The date is that of the newest package.";
        File.WriteAllText(Path.Combine(Csv.RepositoryRoot, "build", "Tables", "Inputs", name),
            string.Join('\n', rows.Prepend("package,bytes,needs,base").Prepend(header)) + "\n");
        Console.WriteLine($"{name}: {rows.Length} packages");
    }

    /// <summary>
    /// The rows of <c>Inputs/apk-*.csv</c>: the packages that were asked for, and all that are installed with them.
    /// </summary>
    public IEnumerable<string> ToRows(IEnumerable<string> wanted)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var names = new SortedSet<string>(Minimal, StringComparer.Ordinal);
        foreach (var name in wanted)
        {
            if (Find(name, Minimal.Contains) is not { } package)
                continue;
            names.UnionWith(Close([package]));
            // A name that another package provides.
            if (package.Name != name)
                rows[name] = $"{name},,{package.Name},";
        }

        foreach (var package in names.Select(name => _packages[name]))
        {
            var needs = string.Join(
                ' ', Close([package]).Except(Minimal).Except([package.Name]).Order(StringComparer.Ordinal));
            var mark = Minimal.Contains(package.Name) ? "base" : "";
            rows[package.Name] =
                $"{package.Name},{package.Bytes.ToString(CultureInfo.InvariantCulture)},{needs},{mark}";
        }

        return rows.Values;
    }

    // The packages that apk installs with others on a minimal system; packages of that system can be among them.
    private SortedSet<string> Close(IEnumerable<ApkPackage> packages)
    {
        var result = new SortedSet<string>(StringComparer.Ordinal);
        var queue = new Queue<ApkPackage>(packages);
        bool IsInstalled(string name) => result.Contains(name) || Minimal?.Contains(name) == true;
        while (queue.Count > 0)
        {
            while (queue.TryDequeue(out var package))
            {
                if (!result.Add(package.Name))
                    continue;
                foreach (var need in package.Needs.Where(need => need[0] != '!'))
                    queue.Enqueue(
                        Find(need, IsInstalled)
                        ?? throw new TablesException($"'{package.Name}' needs '{need}', which is not in the index."));
            }

            foreach (var package in _packages.Values.Where(package =>
                package.InstallIf.Length > 0 && !IsInstalled(package.Name)))
            {
                if (package.InstallIf.All(need => IsThere(need, IsInstalled)))
                    queue.Enqueue(package);
            }
        }

        return result;
    }

    private bool IsThere(string need, Func<string, bool> isInstalled) =>
        GetName(need) is var name && (isInstalled(name) || _providers[name].Any(package => isInstalled(package.Name)));

    // A package of that name, one that is there already, or the one that its distribution prefers.
    private ApkPackage? Find(string need, Func<string, bool> isInstalled)
    {
        var name = GetName(need);
        return _packages.TryGetValue(name, out var package) ? package
            : _providers[name].OrderByDescending(provider => isInstalled(provider.Name))
                .ThenByDescending(provider => provider.Priority)
                .ThenBy(provider => provider.Name, StringComparer.Ordinal).FirstOrDefault();
    }

    private static ApkPackage ParsePackage(string entry)
    {
        var fields = entry.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Length > 1 && line[1] == ':')
            .ToDictionary(line => line[0], line => line[2..]);
        string[] GetList(char key) =>
            fields.TryGetValue(key, out var text) ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        long GetNumber(char key) =>
            fields.TryGetValue(key, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
        return new ApkPackage(
            fields['P'],
            GetNumber('I'),
            DateTimeOffset.FromUnixTimeSeconds(GetNumber('t')).UtcDateTime,
            GetList('D'),
            GetList('p'),
            GetList('i'),
            (int)GetNumber('k'));
    }

    private static string GetName(string need) => need.Split('=', '<', '>', '~', '@')[0];
}
