using System.Globalization;

namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>Facts about the .NET images, from the Dockerfiles that Microsoft builds them from.</summary>
internal static class DotNetImageTable
{
    /// <summary>The registry of all .NET images.</summary>
    public const string Registry = "mcr.microsoft.com/dotnet/";

    // 11.0-preview.7-resolute and 11.0.100-rc.1-resolute are what 11.0-resolute will be.
    private static readonly Regex s_preview = new(
        @"\A(\d+\.\d+)(?:\.\d+)?-(?:preview|rc|alpha|beta)(?:\.\d+)*((?:-.*)?)\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_version = new(@"\A\d+\.\d+", RegexOptions.CultureInvariant);

    private static readonly Regex s_patch = new(@"\A\d+\.\d+\.\d", RegexOptions.CultureInvariant);

    private static readonly TableText s_rows = new("dotnet-images.tsv");

    /// <summary>The newest version that the table has.</summary>
    private static readonly Lazy<string> s_newest = new(() =>
        TableFile.Read("dotnet-images.tsv").Select(row => s_version.Match(row[1]).Value)
            .OrderByDescending(version => Version.Parse(version)).First());

    /// <summary>The repositories of the images, without <see cref="Registry"/>.</summary>
    public static IEnumerable<string> Repositories => new[] { "sdk", "aspnet", "runtime", "runtime-deps" };

    /// <summary>
    /// Whether a tag is one of a preview or a release candidate: it still has that after the release.
    /// </summary>
    public static bool IsPreview(string tag) => s_preview.IsMatch(tag);

    /// <param name="name">
    /// The repository after <see cref="Registry"/>: <c>aspnet</c>, <c>nightly/sdk</c>, <c>core/runtime</c>.
    /// </param>
    /// <returns><see langword="null"/> for a repository that is not one of .NET's own images.</returns>
    public static ImageFacts? Find(string name, string tag)
    {
        var repository = name.Split('/') is ["nightly" or "core", var last] ? last : name;
        var facts = new ImageFacts(Registry + name, tag);
        // Both are built on a distroless image of ASP.NET Core.
        if (repository is "monitor" or "monitor/base")
            return facts with
            {
                Os = OsFamily.Distroless,
                HasShell = false,
                DefaultUser = "$APP_UID",
                ApplicationUser = "$APP_UID",
            };
        var toolchain = repository switch
        {
            "sdk" => Toolchain.DotNetSdk,
            "aspnet" or "runtime" or "runtime-deps" => Toolchain.DotNetRuntime,
            _ => (Toolchain?)null,
        };
        if (toolchain is null)
            return null;
        var plain = DotNetTagArchitecture.Remove(tag);
        if (s_preview.Match(plain) is { Success: true } preview)
            plain = preview.Groups[1].Value + preview.Groups[2].Value;
        var version = s_version.Match(plain).Value;
        facts = facts with { Toolchain = toolchain, Version = version.Length == 0 ? null : version };
        if (FindRow(name, repository, plain, version) is { } row)
            return Read(row, facts, isExact: name == repository && plain == tag);
        return FindTypicalRow(repository, plain, version) is { } typical
            ? Read(typical, facts, isExact: false) with { OsRelease = null }
            : facts;
    }

    private static ImageFacts Read(string[] row, ImageFacts facts, bool isExact)
    {
        var os = row[2];
        var isShellless = os.Contains("chiseled") || os.Contains("distroless");
        var isPatch = s_patch.IsMatch(facts.Tag!);
        return facts with
        {
            Os = isShellless ? OsFamily.Distroless : ImageTable.GetOs(os),
            OsRelease = os.StartsWith("alpine", StringComparison.Ordinal)
                ? os.Split('-')[0].Substring(6)
                : os.Split('-')[0],
            HasShell = Flag(row[3]),
            DefaultUser = row[4].Length == 0 ? null : row[4],
            ApplicationUser = HasApplicationUser(row) ? "$APP_UID" : null,
            IsInvariant = Flag(row[7]) ?? (row[5] == "yes" ? false : null),
            HasIcu = Flag(row[5]),
            HttpPort = Number(row[8]) is { } port ? (int)port : null,
            Contents = ReadContents(row),
            CompressedBytes = Number(row[10]),
            Bytes = Number(row[11]),
            BytesCertainty = row[12] switch
            {
                _ when row[11].Length == 0 => Certainty.Unknown,
                "m" when isExact && !isPatch => Certainty.Published,
                _ => Certainty.Typical,
            },
        };
    }

    private static bool HasApplicationUser(string[] row) =>
        int.TryParse(row[1].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
        && major >= 8;

    // The rows of .NET know the tools, ICU and the time zones by version.
    private static ImageContents ReadContents(string[] row)
    {
        var contents = ImageContentsTable.Find(Registry + row[0], row[1], followsConventions: false)
            ?? ImageContents.Unknown;
        var tools = row[9].Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
        var unsure = tools.Where(tool => tool[0] == '?').Select(tool => tool.Substring(1)).ToArray();
        var known = new List<string> { "curl", "wget" };
        var present = tools.Where(tool => tool[0] != '?').ToList();
        AddFlag("icu", row[5]);
        AddFlag("tzdata", row[6]);
        void AddFlag(string program, string text)
        {
            if (Flag(text) is not { } isPresent)
                return;
            known.Add(program);
            if (isPresent)
                present.Add(program);
        }

        return contents with
        {
            User = row[4].Length == 0 ? null : row[4],
            Users = HasApplicationUser(row) ? contents.Users.Add("app") : contents.Users,
            Programs = (contents.Programs ?? ImmutableHashSet<string>.Empty).Except(known).Union(present),
            // Of a system without a row of contents, only what the row of .NET says is known.
            UnsurePrograms = contents.UnsurePrograms.Except(known).Union(unsure)
                .Union(contents.Programs is null ? new[] { "*" } : Array.Empty<string>()),
        };
    }

    private static string[]? FindRow(string fullName, string name, string tag, string version)
    {
        foreach (var candidate in ImageTable.GetCandidates(tag))
        {
            if (s_rows.Find(name, candidate) is { } row)
                return row;
            // A floating tag resolves to a release: 10.0-alpine-extra for 10.0-alpine3.24-extra.
            if (DotNetTagTable.Find(Registry + fullName, candidate).Os is { Length: > 0 } os
                || (os = DotNetTagTable.Find(Registry + name, candidate).Os) is { Length: > 0 })
            {
                var variant = string.Concat(candidate
                    .Split('-')
                    .Where(word => word is "composite" or "extra" or "aot" && !os.Contains(word))
                    .Select(word => "-" + word));
                if (s_rows.Find(name, $"{version}-{os}{variant}") is { } other)
                    return other;
            }
        }

        return null;
    }

    /// <summary>
    /// For a version that is newer than the table, and for a tag without a version: what the same variant of the newest
    /// version is. Port, user and shell have stayed the same for a variant since .NET 8.
    /// </summary>
    private static string[]? FindTypicalRow(string name, string tag, string version)
    {
        var isNewer = Version.TryParse(version, out var number) && number > Version.Parse(s_newest.Value);
        if (!isNewer && tag != "latest")
            return null;
        var suffix = tag == "latest"
            ? ""
            : tag.Substring(version.Length).TrimStart('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var words = suffix.Split('-');
        var kind = GetKind(words);
        var systems = s_rows[name].Where(row => row[1].StartsWith(s_newest.Value + "-", StringComparison.Ordinal));
        bool IsSame(string[] row)
        {
            var os = row[2].Split('-');
            var isSameSystem = words.Length < 2 || words[1] is "chiseled" or "distroless"
                ? ImageTable.GetOs(os[0]) is OsFamily.Ubuntu
                : GetSystem(words[1]) == GetSystem(os[0]);
            return GetKind(os) == kind && isSameSystem;
        }

        return systems.FirstOrDefault(IsSame);
    }

    // The words for software that is added to the system or left out of it.
    private static string GetKind(IEnumerable<string> words) => string.Concat(words
        .Where(word => word is "chiseled" or "distroless" or "composite" or "extra" or "aot")
        .Select(word => "-" + word));

    // The system without its version; a release that the table does not know is one of
    // Ubuntu, from which the default images are.
    private static string GetSystem(string word)
    {
        var system = Regex.Replace(word, @"[\d.]+", "");
        return system is "alpine" or "azurelinux" or "nanoserver" or "windowsservercore" ? system : "ubuntu";
    }

    private static bool? Flag(string text) => text switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => null,
    };

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
