using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <summary>
/// The .NET images, read from the Dockerfiles of dotnet/dotnet-docker, with sizes of images that were built.
/// </summary>
internal static partial class DotNetImages
{
    private static readonly string[] s_repositories = ["aspnet", "runtime", "runtime-deps", "sdk"];

    public static Table Create(Sources sources)
    {
        var all = ReadAll(sources.Get("dotnet/dotnet-docker"));
        var sizes = DotNetSizes.Create(sources, all);
        return new Table("dotnet-images.tsv",
            "repository; tag; operating system; shell; user; ICU; time zones; DOTNET_SYSTEM_GLOBALIZATION_INVARIANT; "
                + "HTTP port; tools (?x: not known); "
                + "bytes compressed; bytes uncompressed; m measured, e estimated from the compressed bytes, "
                + "s those of a similar image",
            [
                sources.Get("dotnet/dotnet-docker").Citation + " manifest.json, Dockerfiles",
                "build/Tables/Inputs/dotnet-images-removed.csv 2026-08-21 Dockerfiles of removed images",
                .. sizes.Sources,
            ],
            all.Select(image => new[]
            {
                image.Repository, image.Tag, image.Os, image.Shell, image.User, image.Icu, image.TimeZones,
                image.Invariant, image.Port, image.Tools,
                sizes.FindCompressed(image),
                sizes.FindUncompressed(image).Bytes,
                sizes.FindUncompressed(image).Certainty,
            }));
    }

    /// <summary>The sizes alone, for the check of the method.</summary>
    public static DotNetSizes CreateSizes(Sources sources) =>
        DotNetSizes.Create(sources, ReadAll(sources.Get("dotnet/dotnet-docker")));

    private static DotNetImageFacts[] ReadAll(GitRepository repository)
    {
        var current = DotNetManifest.Parse(repository.Read("manifest.json"), repository.Read("manifest.versions.json"))
            .Where(image => s_repositories.Contains(image.Repository["dotnet/".Length..]))
            .DistinctBy(image => image.Folder)
            .Select(image => Read(repository, image)).ToArray();
        var removed = Csv.ReadInput("dotnet-images-removed.csv")
            .Select(row => new DotNetImageFacts(row["repository"], row["tag"], row["os"],
                row["shell"], row["user"], row["icu"], row["tzdata"], row["invariant"], row["port"], row["tools"]));
        return current.Concat(removed.Where(row => !current.Any(other => other.Key == row.Key))).ToArray();
    }

    /// <summary>The facts of one Dockerfile and of those that it is based on.</summary>
    private static DotNetImageFacts Read(GitRepository repository, DotNetImage image)
    {
        var segments = image.Folder.Split('/');
        var (name, version) = (image.Repository["dotnet/".Length..], segments[2]);
        var text = string.Join('\n', GetChain(repository, image.Folder));
        var isWindows = image.Os.StartsWith("nanoserver", StringComparison.Ordinal)
            || image.Os.StartsWith("windowsservercore", StringComparison.Ordinal);
        var isShellless = image.Os.Contains("chiseled", StringComparison.Ordinal)
            || image.Os.Contains("distroless", StringComparison.Ordinal);
        // The last USER counts: the texts start with the image itself, and go on with what it is based on.
        var first = isWindows ? "ContainerAdministrator" : "root";
        if (image.Os.StartsWith("nanoserver", StringComparison.Ordinal))
            first = "ContainerUser";
        var user = User().Match(text) is { Success: true } match ? match.Groups[1].Value : first;
        var installs = Packages(text);
        var hasIcu = isWindows
            || installs.Any(package =>
                package is "icu" or "icu-libs" || package.StartsWith("libicu", StringComparison.Ordinal));
        var invariant = Invariant().Match(text).Groups[1].Value;
        var tools = new List<string>();
        if (isWindows)
            tools.Add("curl");
        if (!isShellless)
            tools.AddRange(new[] { "curl", "git", "tar", "wget" }.Where(installs.Contains));
        // BusyBox has wget; core-packages.spec of microsoft/azurelinux@2172d5cf45, which is 3.0, requires curl.
        if (!isShellless && image.Os.StartsWith("alpine", StringComparison.Ordinal))
            tools.Add("wget");
        if (!isShellless && image.Os.StartsWith("azurelinux", StringComparison.Ordinal) && !tools.Contains("curl"))
            tools.Add(image.Os is "azurelinux3.0" ? "curl" : "?curl");
        return new DotNetImageFacts(
            name,
            $"{version}-{image.Variant}",
            image.Variant,
            isShellless ? "no" : "yes",
            user,
            hasIcu ? "yes" : "no",
            isWindows || installs.Contains("tzdata")
            || installs.Any(package => package.StartsWith("tzdata", StringComparison.Ordinal)) ? "yes" : "no",
            invariant,
            Port().Match(text).Groups[1].Value,
            string.Join(' ', tools.Distinct().Order(StringComparer.Ordinal)));
    }

    /// <summary>
    /// The final stage of a Dockerfile, then that of its base image, down to one of another repository.
    /// </summary>
    private static IEnumerable<string> GetChain(GitRepository repository, string folder)
    {
        for (var depth = 0; depth < 6 && repository.Find(folder + "/Dockerfile") is { } text; depth++)
        {
            var stages = Stage().Split(text);
            // The packages that chisel cuts out of Ubuntu are named in the stage before.
            yield return stages[^1]
                + (folder.Contains("chiseled", StringComparison.Ordinal)
                    || folder.Contains("distroless", StringComparison.Ordinal) ? string.Concat(stages) : "");
            var from = From().Matches(text).LastOrDefault()?.Groups[1].Value ?? "";
            if (Repo().Match(text).Groups[1].Value is not { Length: > 0 } name
                || !from.StartsWith("$REPO:", StringComparison.Ordinal))
                yield break;
            var segments = folder.Split('/');
            var variant = Variant().Match(from).Groups[1].Value;
            folder = string.Join('/', "src", name, segments[2], variant, segments[^1]);
        }
    }

    private static HashSet<string> Packages(string text) =>
        Word().Matches(text).Select(match => Slice().Replace(match.Value, "")).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?m)^FROM ")]
    private static partial Regex Stage();

    [GeneratedRegex(@"(?m)^FROM (\S+)")]
    private static partial Regex From();

    [GeneratedRegex(@"(?m)^ARG REPO=mcr\.microsoft\.com/dotnet/(\S+)")]
    private static partial Regex Repo();

    [GeneratedRegex(@"\A\$REPO:[\d.]+(?:-(?:preview|rc)\.[\d.]+)?-(.+?)(?:-(?:amd64|arm64v8|arm32v7))?\z")]
    private static partial Regex Variant();

    // A package stands alone on its line, or on the line of the command.
    [GeneratedRegex(@"(?<=[ \t])[a-z][a-z0-9.+_-]+(?=[ \t]*\\?\r?\n|[ \t])")]
    private static partial Regex Word();

    // libicu78_libs is the part of a package that chisel takes.
    [GeneratedRegex(@"_[a-z-]+\z")]
    private static partial Regex Slice();

    [GeneratedRegex(@"(?m)^USER (\S+)(?![\s\S]*?(?m)^USER )")]
    private static partial Regex User();

    [GeneratedRegex(@"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=(true|false)")]
    private static partial Regex Invariant();

    [GeneratedRegex(@"ASPNETCORE_HTTP_PORTS=(\d+)")]
    private static partial Regex Port();
}

/// <summary>One row of the table without its sizes.</summary>
internal sealed record DotNetImageFacts(
    string Repository,
    string Tag,
    string Os,
    string Shell,
    string User,
    string Icu,
    string TimeZones,
    string Invariant,
    string Port,
    string Tools)
{
    public (string Repository, string Tag) Key => (Repository, Tag);

    public string Version => Tag.Split('-')[0];
}
