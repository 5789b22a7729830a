using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <summary>A package of an apt archive: the paragraph about the version that apt would install.</summary>
/// <param name="Text">The paragraph of the index.</param>
internal sealed partial record AptPackage(string Name, string Text)
{
    public long Kilobytes => long.Parse(GetField("Installed-Size") ?? "0", CultureInfo.InvariantCulture);

    public bool IsRequired => GetField("Priority") == "required";

    public IEnumerable<string> Provides => GetNames("Provides");

    /// <summary>All that apt could install with the package: every alternative, and what is recommended.</summary>
    public IEnumerable<string> Needs =>
        GetNames("Depends").Concat(GetNames("Pre-Depends")).Concat(GetNames("Recommends"));

    public static IEnumerable<AptPackage> Parse(string text) =>
        text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(paragraph => paragraph.StartsWith("Package: ", StringComparison.Ordinal))
            .Select(paragraph =>
                new AptPackage(paragraph["Package: ".Length..].Split('\n', 2)[0], paragraph.TrimEnd('\n')));

    private IEnumerable<string> GetNames(string field) => (GetField(field) ?? "")
        .Split([',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(name => NameEnd().Split(name)[0]);

    private string? GetField(string field) => Text.Split('\n')
        .FirstOrDefault(line => line.StartsWith(field + ": ", StringComparison.Ordinal))?[(field.Length + 2)..];

    [GeneratedRegex("[ :(]")]
    private static partial Regex NameEnd();
}

/// <summary>
/// The packages that apt installs with each package on the minimal system of a release. apt itself decides: it reads
/// the real archive once, and then only the part with all packages that could matter, which is fifteen times as fast.
/// </summary>
internal static class AptIndex
{
    /// <summary>Writes <c>Inputs/apt-own-&lt;suite&gt;.csv</c> and <c>apt-closure-&lt;suite&gt;.csv</c>.</summary>
    /// <param name="pockets">
    /// Other suites that the official image has: updates; with '=' and an address, in another archive: security.
    /// </param>
    /// <param name="keyring">The keys that the Release files must be signed with.</param>
    public static void WriteInput(
        string mirror, string suite, string[] pockets, string[] components, string keyring, string folder)
    {
        var archive = new AptFolder(
            Path.Combine(folder, "archive"), pockets.Prepend(suite).Select(pocket => pocket.Split('=', 2))
                .Select(parts =>
                    $"deb [signed-by={keyring}] {(parts.Length > 1 ? parts[1] : mirror)} {parts[0]} "
                        + $"{string.Join(' ', components)}"));
        archive.Run("apt-get", "update");
        var packages = new Dictionary<string, AptPackage>(StringComparer.Ordinal);
        foreach (var package in AptPackage.Parse(archive.Run("apt-cache", "dumpavail")))
            packages.TryAdd(package.Name, package);
        // The choice of debootstrap for "usrmerge | usr-is-merged": the other package needs perl.
        var required = packages.Values.Where(package => package.IsRequired || package.Name is "apt" or "usr-is-merged")
            .Select(package => package.Name);
        var minimal = archive.Simulate(required, withRecommended: false)
            ?? throw new TablesException("The minimal system cannot be installed.");

        var wanted = Csv.ReadInput("apt-packages.csv").Select(row => row["package"]).ToArray();
        var part = Path.Combine(folder, "part");
        Directory.CreateDirectory(part);
        File.WriteAllText(
            Path.Combine(part, "Packages"),
            ToText(Reach(packages, wanted.Concat(minimal)).Select(name => packages[name].Text)));
        var local = new AptFolder(Path.Combine(folder, "local"), [$"deb [trusted=yes] file:{part} ./"]);
        local.Run("apt-get", "update");
        File.WriteAllText(
            local.Status, ToText(minimal.Select(name => packages[name].Text + "\nStatus: install ok installed")));

        var closures = new SortedDictionary<string, (SortedSet<string> Needed, SortedSet<string> Recommended)>(
            StringComparer.Ordinal);
        foreach (var name in wanted)
        {
            if (local.Simulate([name], withRecommended: false) is not { } needed
                || local.Simulate([name], withRecommended: true) is not { } all)
                continue;
            all.ExceptWith(needed);
            closures[name] = (needed, all);
        }

        var used = new SortedSet<string>(
            closures.Values.SelectMany(closure => closure.Needed.Concat(closure.Recommended)), StringComparer.Ordinal);
        var ids = used.Select((name, id) => (name, id)).ToDictionary(pair => pair.name, pair => pair.id);
        string ToIds(IEnumerable<string> names) => string.Join(' ', names.Select(name => ids[name]));
        var header = $"# {archive.Describe(suite, components)}, resolved with apt's own resolver on a minimal system "
            + "(packages of priority 'required', and apt); "
            + $"the Release files are signed with keys of {Path.GetFileName(keyring)}.";
        WriteFile(
            $"apt-own-{suite}.csv",
            header,
            "id,package,installed_kb",
            used.Select(name => $"{ids[name]},{name},{packages[name].Kilobytes}"));
        WriteFile($"apt-closure-{suite}.csv", header, "package,closure_ids_no_recommends,extra_ids_with_recommends",
            closures.Select(pair => $"{pair.Key},{ToIds(pair.Value.Needed)},{ToIds(pair.Value.Recommended)}"));
        Console.WriteLine($"lists of apt: {archive.ListsBytes / 1000} kB");
    }

    /// <summary>Packages, and all that could be installed with them.</summary>
    public static SortedSet<string> Reach(IReadOnlyDictionary<string, AptPackage> packages, IEnumerable<string> names)
    {
        var providers = packages.Values.SelectMany(package => package.Provides.Select(name => (name, package.Name)))
            .ToLookup(pair => pair.name, pair => pair.Name, StringComparer.Ordinal);
        var result = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(names);
        while (queue.TryDequeue(out var name))
        {
            if (!seen.Add(name))
                continue;
            var needs = packages.TryGetValue(name, out var package) && result.Add(name) ? package.Needs : [];
            foreach (var next in needs.Concat(providers[name]))
                queue.Enqueue(next);
        }

        return result;
    }

    /// <summary>The packages that <c>apt-get --simulate install</c> says it installs.</summary>
    public static SortedSet<string> ParseSimulation(string output) => new(output.Split('\n')
        .Where(line => line.StartsWith("Inst ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]),
        StringComparer.Ordinal);

    private static string ToText(IEnumerable<string> paragraphs) =>
        string.Concat(paragraphs.Select(paragraph => paragraph + "\n\n"));

    private static void WriteFile(string name, string header, string columns, IEnumerable<string> rows)
    {
        var lines = rows.Prepend(columns).Prepend(header).ToArray();
        File.WriteAllText(
            Path.Combine(Csv.RepositoryRoot, "build", "Tables", "Inputs", name), string.Join('\n', lines) + "\n");
        Console.WriteLine($"{name}: {lines.Length - 2} rows");
    }
}

/// <summary>
/// A configuration of apt that has nothing to do with the machine: its own sources, lists and installed packages.
/// </summary>
internal sealed partial class AptFolder
{
    private readonly string _folder;

    public AptFolder(string folder, IEnumerable<string> sources)
    {
        _folder = folder;
        foreach (var name in new[]
        {
            "lists/partial", "cache/archives/partial", "etc/sources.list.d", "etc/apt.conf.d", "etc/preferences.d",
        })
            Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllLines(Path.Combine(folder, "etc", "sources.list"), sources);
        File.WriteAllText(Status, "");
        // Compressed lists and no translations: what the official images are configured for.
        File.WriteAllText(Path.Combine(folder, "apt.conf"), $"""
            Dir::Etc "{folder}/etc"; Dir::Etc::parts "{folder}/etc/apt.conf.d"; Dir::Cache "{folder}/cache";
            Dir::State "{folder}"; Dir::State::status "{Status}"; APT::Sandbox::User "root";
            APT::Architecture "amd64"; APT::Architectures {"{ \"amd64\"; }"}; Acquire::Languages "none";
            Acquire::GzipIndexes "true";
            """);
    }

    public string Status => Path.Combine(_folder, "status");

    /// <summary>The bytes that an update leaves in the directory of the package lists.</summary>
    public long ListsBytes => Lists.Sum(file => file.Length);

    private IEnumerable<FileInfo> Lists =>
        new DirectoryInfo(Path.Combine(_folder, "lists")).EnumerateFiles("*_dists_*");

    /// <summary>
    /// Where the lists are from: <c>Ubuntu archive, resolute main universe, Release of
    /// 2026-04-23</c>, then the other suites.
    /// </summary>
    public string Describe(string suite, IEnumerable<string> components)
    {
        // The field 'Suite' is the code name in Ubuntu's archive and 'stable' in Debian's:
        // the address has the code name in both.
        var files = Lists.Where(file => file.Name.EndsWith("Release", StringComparison.Ordinal))
            .ToDictionary(
                file => file.Name.Split("_dists_")[1].Split('_')[0],
                file => File.ReadAllText(file.FullName),
                StringComparer.Ordinal);
        var others = files.Keys.Where(name => name != suite)
            .Order(StringComparer.Ordinal).Select(name => $", {name} of {GetDay(name)}");
        var origin = OriginLine().Match(files[suite]).Groups[1];
        return $"{origin} archive, {suite} {string.Join(' ', components)}, "
            + $"Release of {GetDay(suite)}{string.Concat(others)}";

        string GetDay(string name) =>
            ToDay(DateLine().Match(files[name]).Groups[1].Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <returns><see langword="null"/> where apt cannot install the packages.</returns>
    public SortedSet<string>? Simulate(IEnumerable<string> packages, bool withRecommended) => TryRun("apt-get",
        [
            "--simulate",
            "--yes",
            withRecommended ? "--install-recommends" : "--no-install-recommends",
            "install",
            .. packages,
        ]) is { } output
            ? AptIndex.ParseSimulation(output) : null;

    public string Run(string program, params string[] arguments) =>
        TryRun(program, arguments) ?? throw new TablesException($"'{program} {string.Join(' ', arguments)}' failed.");

    private string? TryRun(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["APT_CONFIG"] = Path.Combine(_folder, "apt.conf");
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : null;
    }

    private static DateTime ToDay(string date) =>
        DateTime.ParseExact(
            date[5..], "d MMM yyyy H:mm:ss 'UTC'", CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces);

    [GeneratedRegex("^Origin: (.+)$", RegexOptions.Multiline)]
    private static partial Regex OriginLine();

    [GeneratedRegex("^Date: (.+)$", RegexOptions.Multiline)]
    private static partial Regex DateLine();
}
