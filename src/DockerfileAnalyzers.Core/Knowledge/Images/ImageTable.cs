using System.Globalization;

namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>
/// Facts about base images: sizes, systems, users, end of life. Lookups resolve tags like a registry.
/// </summary>
internal static class ImageTable
{
    // Many Dockerfiles build on the same few images.
    private static readonly Recent<(string Repository, string? Tag), ImageFacts?> s_found = new(image =>
        Search(image.Repository, image.Tag));

    private static readonly Recent<(string Repository, string? Tag), EndOfLife?> s_ends = new(image =>
        SearchEndOfLife(image.Repository, image.Tag));

    private static readonly Recent<(string Repository, string? Tag), EndOfLife?> s_distributionEnds = new(image =>
        SearchDistributionEndOfLife(image.Repository, image.Tag));

    private static readonly Recent<(string Repository, string? Tag), ImmutableArray<SmallerVariant>> s_variants =
        new(image => SearchSmallerVariants(image.Repository, image.Tag));

    private const string DotNet = DotNetImageTable.Registry;

    private static readonly Regex s_patch = new(@"\A(\d+(?:\.\d+)*)\.\d+((?:-.*)?)\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_version = new(@"\A[vV]?(\d+(?:\.\d+)*)", RegexOptions.CultureInvariant);

    private static readonly Regex s_majorMinor = new(@"\A\d+\.\d+", RegexOptions.CultureInvariant);
    private static readonly Regex s_alpineRelease = new(@"alpine(\d+\.\d+)", RegexOptions.CultureInvariant);
    private static readonly Regex s_day = new(@"-20\d{6}(?=-|\z)", RegexOptions.CultureInvariant);
    private static readonly Regex s_alpine = new(@"-alpine\d+\.\d+\z", RegexOptions.CultureInvariant);

    private static readonly TableText s_sizes = new("images.tsv");

    private static readonly TableText s_dotnetEol = new("dotnet-eol.tsv");

    private static readonly TableText s_eol = new("image-eol.tsv");

    /// <summary>
    /// Other locations of official images: the names of architectures, and registries that mirror them.
    /// </summary>
    private static readonly string[] s_copies =
    {
        "amd64/", "arm64v8/", "arm32v7/", "arm32v6/", "arm32v5/", "i386/", "ppc64le/", "s390x/", "riscv64/",
        "mips64le/", "mirror.gcr.io/library/", "public.ecr.aws/docker/library/",
    };

    /// <summary>The date of the newest source of the tables: their facts were true on this day.</summary>
    public static DateTime DataDate => TableFile.NewestSource;

    /// <summary>The Linux releases of .NET images by their part of the tag.</summary>
    private static readonly string[] s_suites =
    {
        "trixie", "bookworm", "bullseye", "buster", "stretch", "jessie", "wheezy", "sid", "resolute", "noble", "jammy",
        "focal", "bionic", "xenial", "trusty",
    };

    /// <summary>The repositories whose tags are known, starting with those of .NET.</summary>
    public static IEnumerable<string> Repositories =>
        DotNetImageTable.Repositories.Select(name => DotNet + name).Concat(s_sizes.Keys);

    /// <summary>The known tags of a repository that can be pulled.</summary>
    public static IEnumerable<string> GetTags(string repository) =>
        repository.StartsWith(DotNet, StringComparison.Ordinal)
            ? DotNetTagTable.GetPublished(repository.Substring(DotNet.Length))
            : s_sizes[GetOriginal(repository)].Select(row => row[1]);

    /// <summary>Whether Docker Hub has an official image of this name.</summary>
    public static bool IsOfficial(string repository) => s_sizes.Has(repository);

    /// <param name="repository">Without <c>docker.io/</c> and <c>library/</c>.</param>
    /// <returns><see langword="null"/> where the image is unknown.</returns>
    public static ImageFacts? Find(string repository, string? tag) => s_found[(repository, tag)];

    private static ImageFacts? Search(string repository, string? tag)
    {
        if (repository == "scratch")
            return new ImageFacts(repository, tag)
            {
                Os = OsFamily.Scratch,
                Bytes = 0,
                BytesCertainty = Certainty.Published,
                CompressedBytes = 0,
                HasShell = false,
                DefaultUser = "root",
            };
        var facts = (repository.StartsWith(DotNet, StringComparison.Ordinal)
            ? DotNetImageTable.Find(repository.Substring(DotNet.Length), tag ?? "latest") : null)
            ?? FindOther(repository, tag ?? "latest");
        // The sizes are for amd64.
        return facts is { Bytes: not null } && repository.StartsWith("arm", StringComparison.Ordinal)
            && GetOriginal(repository) != repository
            ? facts with { BytesCertainty = Certainty.Typical }
            : facts;
    }

    /// <summary>The repository on Docker Hub that another one is a copy of: <c>node</c> for
    /// <c>arm64v8/node</c>.</summary>
    public static string GetOriginal(string repository) =>
        s_copies.FirstOrDefault(prefix => repository.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix
            ? repository.Substring(prefix.Length)
            : repository;

    /// <summary>
    /// When the support of the product that the image is named after ends; <see langword="null"/> where the tag
    /// names no cycle or the date is not known.
    /// </summary>
    public static EndOfLife? FindEndOfLife(string repository, string? tag) => s_ends[(repository, tag)];

    private static EndOfLife? SearchEndOfLife(string repository, string? tag)
    {
        if (tag is null)
            return null;
        if (repository.StartsWith(DotNet, StringComparison.Ordinal)
            && !repository.StartsWith(DotNet + "framework", StringComparison.Ordinal))
        {
            var version = s_majorMinor.Match(tag).Value;
            return s_dotnetEol[version].FirstOrDefault() is { } end
                ? new EndOfLife(".NET", version, TableFile.Date(end[1]), TableFile.GetSourceDate("dotnet-eol.tsv"))
                : null;
        }

        var product = repository switch
        {
            // A Rust release is supported until the next one, six weeks later: every pinned tag would be reported.
            "rust" or "microsoft/dotnet" or "microsoft/aspnetcore" => null,
            _ => repository,
        };
        if (product is null)
            return null;
        return FindCycle(product, tag) is { } row && GetEnd(row) is { Length: > 0 } date
            ? new EndOfLife(product, row[1], TableFile.Date(date), TableFile.GetSourceDate("image-eol.tsv"), row[4])
            : null;
    }

    /// <summary>The row of the release that a tag names; it has no date if no end is announced.</summary>
    internal static string[]? FindCycle(string product, string tag)
    {
        var head = tag.Split('-')[0];
        // "centos7" of centos.
        var version = s_version.Match(
            tag.StartsWith(product, StringComparison.Ordinal) ? tag.Substring(product.Length) : tag).Groups[1].Value;
        var rows = s_eol[product].ToArray();
        return rows.Where(row => row[1] == head || (row[4].Length > 0 && row[4] == head) || version == row[1]
                || version.StartsWith(row[1] + ".", StringComparison.Ordinal))
            .OrderByDescending(row => row[1].Length).FirstOrDefault() ?? FindLastOfMajor(rows, version);
    }

    // "3" of alpine:3 names every 3.x, and moves along with the newest: only where
    // there is a 4 does it name the last one.
    private static string[]? FindLastOfMajor(string[][] rows, string version)
    {
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major))
            return null;
        int? GetMajor(string[] row) =>
            int.TryParse(row[1].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        var last = rows.Where(row => GetMajor(row) == major)
            .OrderByDescending(GetEnd, StringComparer.Ordinal).FirstOrDefault();
        return last is not null && rows.Any(row => GetMajor(row) > major)
            && rows.All(row => GetMajor(row) != major || row[2].Length > 0)
            ? last : null;
    }

    // Debian's images are rebuilt as long as its long-term support lasts; Ubuntu's extended support is sold.
    private static string GetEnd(string[] row) => row[0] == "debian" && row[3].Length > 0 ? row[3] : row[2];

    // "22-bullseye", "8-jdk-stretch", "1.20-alpine3.15", "18.04-base-ubuntu18.04", "1-debian-10".
    private static readonly Regex s_distribution = new(
        @"(?:\A|-)(?<name>alpine|debian|ubuntu|centos|fedora|rockylinux)-?(?<version>\d+(?:\.\d+)*)(?=-|\z)",
        RegexOptions.CultureInvariant);

    /// <summary>
    /// When the support of the distribution in the tag of another image ends; otherwise, <see langword="null"/>.
    /// </summary>
    public static EndOfLife? FindDistributionEndOfLife(string repository, string? tag) =>
        s_distributionEnds[(repository, tag)];

    private static EndOfLife? SearchDistributionEndOfLife(string repository, string? tag)
    {
        // DotNetTagTable contains the .NET tags that are still built.
        if (repository is "debian" or "ubuntu" || repository.StartsWith(DotNet, StringComparison.Ordinal))
            return null;
        var segments = (tag ?? "").Split('-');
        var row = new[] { "debian", "ubuntu" }.SelectMany(name => s_eol[name])
            .FirstOrDefault(row => row[4].Length > 2 && segments.Contains(row[4]));
        if (row is not null)
            return FindEndOfLife(row[0], row[1]);
        var text = repository.StartsWith("gcr.io/distroless/", StringComparison.Ordinal)
            ? repository.Substring(repository.LastIndexOf('/') + 1)
            : tag ?? "";
        return s_distribution.Match(text) is { Success: true } match && match.Groups["name"].Value != repository
            ? FindEndOfLife(match.Groups["name"].Value, match.Groups["version"].Value)
            : null;
    }

    /// <summary>
    /// Variants of the same version that exist, smallest first. Both sizes are known, and both are uncompressed.
    /// </summary>
    public static ImmutableArray<SmallerVariant> FindSmallerVariants(string repository, string? tag) =>
        s_variants[(repository, tag)];

    private static ImmutableArray<SmallerVariant> SearchSmallerVariants(string repository, string? tag)
    {
        if (tag is null || Find(repository, tag) is not { Bytes: { } current } facts
            || s_version.Match(tag) is not { Success: true, Value: var version })
            return ImmutableArray<SmallerVariant>.Empty;
        var candidates = repository.StartsWith(DotNet, StringComparison.Ordinal)
            ? new[] { "-noble-chiseled", "-jammy-chiseled", "-noble-chiseled-extra", "-alpine" }
                .Select(suffix => version + suffix)
            : GetVariants(tag);
        return candidates
            .Where(candidate => candidate != tag && MayExist(repository, candidate))
            .Select(candidate => Find(repository, candidate))
            // An image with another kernel is not a variant.
            .Where(other =>
                other?.Bytes < current && !(facts.IsMusl && !other.IsMusl)
                && (other.Os is OsFamily.Windows) == (facts.Os is OsFamily.Windows))
            .Select(other => new SmallerVariant(
                other!.Tag!, other.Bytes!.Value, current, other.IsMusl, other.HasShell ?? true, other.HasIcu))
            // A few megabytes do not justify another C library.
            .OrderBy(variant => variant.Bytes + (variant.IsMusl && !facts.IsMusl ? current / 20 : 0))
            .ToImmutableArray();
    }

    // Official images publish the variants of a supported release together, including unlisted patches.
    private static bool MayExist(string repository, string tag) => Exists(repository, tag)
        || (repository.IndexOf('/') < 0 && s_patch.IsMatch(tag)
            && FindEndOfLife(repository, tag) is { } end && end.Date > end.AsOf
            && GetCandidates(tag).Any(candidate => Exists(repository, candidate)));

    // Only the system changes: the rest of the tag, including the whole version, is kept. A
    // release in the tag is kept with "slim".
    private static IEnumerable<string> GetVariants(string tag)
    {
        var segments = tag.Split('-');
        if (segments.Any(segment => segment.StartsWith("alpine", StringComparison.Ordinal)))
            return Enumerable.Empty<string>();
        var suite = segments.FirstOrDefault(s_suites.Contains);
        var rest = string.Join("-", segments.Where(segment => segment != suite && segment != "slim"));
        return suite is null
            ? new[] { rest + "-alpine", rest + "-slim" }
            : new[] { rest + "-alpine", $"{rest}-{suite}-slim", $"{rest}-slim-{suite}" };
    }

    /// <summary>
    /// Whether a tag without a system names a Linux and a Windows image, and the system of the builder
    /// decides.
    /// </summary>
    public static bool HasWindowsVariants(string repository) =>
        repository.StartsWith(DotNet, StringComparison.Ordinal) || ImageContentsTable.HasWindowsVariants(repository);

    /// <summary>Whether the tag is known to be published.</summary>
    public static bool Exists(string repository, string tag) => repository.StartsWith(DotNet, StringComparison.Ordinal)
        ? DotNetTagTable.IsPulled(repository, tag)
        : s_sizes.Find(repository, tag) is not null;

    private static ImageFacts? FindOther(string repository, string tag)
    {
        var name = GetOriginal(repository);
        var isOfficial = s_sizes.Has(name);
        // With a registry or a user name as its prefix, it is not an official image, whatever its name.
        var contents = ImageContentsTable.Find(name, tag, followsConventions: isOfficial || name.IndexOf('/') < 0);
        if (contents is null && !isOfficial)
            return IsUnknownButMinimal(repository) ? new ImageFacts(name, tag) : null;
        contents ??= ImageContents.Unknown;
        var size = GetCandidates(tag).Select(candidate => s_sizes.Find(name, candidate))
            .FirstOrDefault(row => row is not null);
        var bytes = Number(size?[3]);

        var version = s_version.Match(tag);
        return new ImageFacts(name, tag)
        {
            Bytes = bytes,
            BytesCertainty = size switch
            {
                _ when bytes is null => Certainty.Unknown,
                [_, var measured, _, _, "m", ..] when measured == tag => Certainty.Published,
                _ => Certainty.Typical,
            },
            CompressedBytes = Number(size?[2]),
            Os = contents.Os,
            OsRelease = GetRelease(name, tag, contents.Os) ?? FindFloatingSuite(name, tag),
            HasShell = contents.Os is OsFamily.Windows ? true
                : contents.Has("sh") ?? (contents.Os is null or OsFamily.Distroless ? null : true),
            DefaultUser = contents.User,
            ApplicationUser = contents.ApplicationUser,
            Toolchain = contents.Toolchain,
            Version = version.Success ? version.Groups[1].Value : null,
            Contents = contents,
        };
    }

    // Minimal images whose contents are not known.
    private static bool IsUnknownButMinimal(string repository) =>
        repository.StartsWith("dhi.io/", StringComparison.Ordinal)
        || repository.StartsWith("cgr.dev/chainguard/", StringComparison.Ordinal);

    // The tag, then the tag without its patch level and without what the release adds:
    // 20.11.1-alpine3.19, 20-alpine3.19, 20-alpine.
    internal static IEnumerable<string> GetCandidates(string tag)
    {
        for (var candidate = tag; ;)
        {
            yield return candidate;
            // A build with a date: bookworm-20260623-slim.
            var plain = s_day.Replace(candidate, "");
            if (plain != candidate)
                yield return candidate = plain;
            plain = s_alpine.Replace(candidate, "-alpine");
            if (plain != candidate)
                yield return plain;
            plain = WithoutSuite(candidate);
            if (plain != candidate)
                yield return plain;
            var match = s_patch.Match(candidate);
            if (!match.Success)
                yield break;
            candidate = match.Groups[1].Value + match.Groups[2].Value;
        }
    }

    // "3.12-bookworm-slim" and "3.12-slim-bookworm" are "3.12-slim".
    private static string WithoutSuite(string tag)
    {
        var slim = tag.EndsWith("-slim", StringComparison.Ordinal) ? "-slim" : "";
        var rest = tag.Substring(0, tag.Length - slim.Length);
        var dash = rest.LastIndexOf('-');
        return dash >= 0 && s_suites.Contains(rest.Substring(dash + 1)) ? rest.Substring(0, dash) + slim : tag;
    }

    internal static OsFamily? GetOs(string os)
    {
        bool StartsWith(string name) => os.StartsWith(name, StringComparison.Ordinal);
        return os.Split('-')[0] switch
        {
            "noble" or "jammy" or "focal" or "bionic" or "xenial" or "resolute" => OsFamily.Ubuntu,
            "bookworm" or "trixie" or "bullseye" or "buster" or "stretch" or "jessie" => OsFamily.Debian,
            _ when StartsWith("alpine") => OsFamily.Alpine,
            _ when StartsWith("nanoserver") || StartsWith("windowsservercore") => OsFamily.Windows,
            _ when StartsWith("azurelinux") || StartsWith("cbl-mariner") => OsFamily.RedHat,
            _ => null,
        };
    }

    private static string? GetRelease(string name, string tag, OsFamily? os)
    {
        if (s_suites.FirstOrDefault(suite => tag.Split('-').Contains(suite)) is { } suite)
            return suite;
        var version = s_version.Match(tag);
        if (name is "ubuntu" or "debian" or "alpine" && version.Success)
        {
            var row = s_eol[name].FirstOrDefault(row => row[1] == version.Groups[1].Value);
            return row is null || row[4].Length == 0 ? version.Groups[1].Value : row[4];
        }

        return os is OsFamily.Alpine && s_alpineRelease.Match(tag) is { Success: true } match
            ? match.Groups[1].Value
            : null;
    }

    // A tag without a release is the release whose tag is the same image: python:3.12 for
    // python:3.12-trixie. With a patch level, it can be older than the current default, and if several have
    // the same size, the release is unknown.
    private static string? FindFloatingSuite(string name, string tag)
    {
        if (s_sizes.Find(name, tag)?[2] is not { Length: > 0 } compressed)
            return null;
        var slim = tag == "slim" || tag.EndsWith("-slim", StringComparison.Ordinal) ? "-slim" : "";
        var version = tag is "latest" or "slim" ? "" : tag.Substring(0, tag.Length - slim.Length) + "-";
        // The rows of the image are read once: each lookup of a tag reads the table from the start.
        var alike = s_sizes[name].Where(row => row[2] == compressed).Select(row => row[1]).ToArray();
        var same = s_suites.Where(suite => alike.Contains(version + suite + slim)
            || alike.Contains($"{version}{slim.TrimStart('-')}-{suite}".TrimStart('-'))
            || (name == "debian" && alike.Contains(suite + slim))).ToArray();
        return same.Length == 1 ? same[0] : null;
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
