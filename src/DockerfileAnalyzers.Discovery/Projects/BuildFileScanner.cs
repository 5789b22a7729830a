using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The files above a project that its restore reads, and what they decide. MSBuild says which ones it evaluated; what
/// is in them is read here, because a file without an effect is not missed in an image.
/// </summary>
internal sealed class BuildFileScanner(string projectFile)
{
    private const int MaxImports = 20;

    private static readonly string[] s_items = { "PackageReference", "GlobalPackageReference", "PackageVersion",
        "PackageDownload", "ProjectReference", "FrameworkReference" };

    // Packages whose version the SDK knows, or that it omits.
    private static readonly string[] s_ofTheSdk =
    {
        "Microsoft.NETCore.App", "Microsoft.AspNetCore.App", "Microsoft.AspNetCore.All", "NETStandard.Library",
        "FSharp.Core",
    };

    private static readonly string[] s_nuGetConfigs = { "nuget.config", "NuGet.config", "NuGet.Config" };

    private static readonly RunMemory<string, PackageSources?> s_packageSources = new(FindPackageSources);

    private static readonly Regex s_restoreProperty = new(
        @"\A(?:RuntimeIdentifiers?|Restore\w+|ManagePackageVersionsCentrally|CentralPackage\w+|NuGetLockFilePath"
            + "|SelfContained|PublishSelfContained|PublishAot|PublishTrimmed|AssemblyName|BaseIntermediateOutputPath"
            + @"|UseArtifactsOutput|ArtifactsPath|MSBuildProjectExtensionsPath)\z",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_copies = new(
        @"CopyTo(?:Output|Publish)Directory|ResolvedFileToPublish|ContentWithTargetPath|<Content\b|<(?:Copy|Exec)\s",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Microsoft.Build.Artifacts copies the output of a build to the directories of its items.
    private static readonly Regex s_choosesOutput = new(
        @"ArtifactsPath|ArtifactsOutput|OutputPath|OutDir|PublishDir|DestinationFolder|<(?:Artifact|Copy|Exec|Move)\s",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_changesPackages = new(
        @"SdkAnalysisLevel|<PackageVersion\b|<PackageReference\s[^>]*\b(?:Update|Remove)\s*=",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_sdk = new(@"<Project\s[^>]*\bSdk=""([\w.]+)""", RegexOptions.CultureInvariant);

    private readonly string _projectText =
        FolderContent.HasFile(projectFile) ? RegularFile.TryReadText(projectFile) ?? "" : "";
    private readonly List<BuildFile> _files = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private bool _mayChangePackages;

    /// <summary>Unconditional imports, by name, of the project and the files around it.</summary>
    public List<ImportedFile> Imports { get; } = new();

    /// <summary>The properties that are set for some runtime identifiers only: an evaluation without one has other
    /// values than a publish with '-r'.</summary>
    public SortedSet<string> RuntimeProperties { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the project or a file around it may copy files next to the program, or change what a publish takes.
    /// </summary>
    public bool CopiesFiles { get; private set; }

    /// <summary>
    /// Whether the project or a file around it may decide where a build writes to, or copy its output elsewhere.
    /// </summary>
    public bool ChoosesOutput { get; private set; }

    /// <summary>The SDK that the project names; empty where it names none, or several.</summary>
    public string Sdk => s_sdk.Match(_projectText) is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>The local sources of nuget.config files.</summary>
    public List<PackageFolder> PackageFolders { get; } = new();

    /// <summary>nuget.config files with a password or key in clear text.</summary>
    public List<string> Credentials { get; } = new();

    /// <param name="packageVersions">Directory.Packages.props, where it is in use.</param>
    /// <param name="others">Directory.Build.props and .targets, as MSBuild found them.</param>
    public IReadOnlyList<BuildFile> Scan(string? packageVersions, IEnumerable<string?> others, string root)
    {
        if (packageVersions is { Length: > 0 } && FolderContent.HasFile(packageVersions))
            Add(packageVersions, BuildFileKind.PackageVersions);
        foreach (var file in others.Where(file => file is { Length: > 0 } && FolderContent.HasFile(file)))
            Add(file!, null);
        AddImports(projectFile, _projectText, null);
        if (_files.Count > 0 && _files[0].Kind is BuildFileKind.PackageVersions && NamesPackageWithoutVersion())
            _files[0] = _files[0] with { Kind = BuildFileKind.RequiredPackageVersions };
        var lockFile = Path.Combine(Path.GetDirectoryName(projectFile)!, "packages.lock.json");
        if (FolderContent.HasFile(lockFile))
            _files.Add(new BuildFile(BuildFileKind.LockFile, lockFile));
        ScanPackageSources(root);
        return _files;
    }

    private void Add(string path, BuildFileKind? kind)
    {
        var full = Path.GetFullPath(path);
        if (_seen.Count >= MaxImports || !_seen.Add(full) || RegularFile.TryReadText(full) is not { } text)
            return;
        _files.Add(new BuildFile(kind ?? Classify(text), full));
        AddImports(full, text, kind);
    }

    private void AddImports(string path, string text, BuildFileKind? kind)
    {
        CopiesFiles |= s_copies.IsMatch(text);
        ChoosesOutput |= s_choosesOutput.IsMatch(text);
        _mayChangePackages |= kind is not BuildFileKind.PackageVersions && s_changesPackages.IsMatch(text);
        RuntimeProperties.UnionWith(FindRuntimeProperties(text));
        foreach (var (import, isConditional) in FindImports(path, text))
        {
            if (isConditional)
            {
                Add(import, kind);
            }
            else if (_seen.Count < MaxImports && _seen.Add(import) && RegularFile.TryReadText(import) is { } imported)
            {
                Imports.Add(new ImportedFile(kind ?? Classify(imported), import, Path.GetFullPath(path)));
                AddImports(import, imported, kind);
            }
        }
    }

    private BuildFileKind Classify(string text)
    {
        XElement[] elements;
        try
        {
            elements = XDocument.Parse(text).Descendants().ToArray();
        }
        catch (XmlException)
        {
            return BuildFileKind.Harmless;
        }

        var properties = elements.Where(element => element.Parent?.Name.LocalName == "PropertyGroup")
            .Select(element => element.Name.LocalName).ToArray();
        if (properties.Any(name => name is "TargetFramework" or "TargetFrameworks")
            && !_projectText.Contains("<TargetFramework"))
            return BuildFileKind.TargetFramework;
        return elements.Any(element => element.Parent?.Name.LocalName == "ItemGroup"
            && s_items.Contains(element.Name.LocalName))
            || properties.Any(name => s_restoreProperty.IsMatch(name) || IsUsed(name))
            ? BuildFileKind.BuildSettings : BuildFileKind.Harmless;
    }

    // Nothing else in the project may give it one, or decide whether the project has it.
    private bool NamesPackageWithoutVersion()
    {
        try
        {
            return !_mayChangePackages && XDocument.Parse(_projectText).Descendants().Any(element =>
                element.Name.LocalName == "PackageReference"
                && element.Attribute("Include")?.Value is { } name && !s_ofTheSdk.Contains(name)
                && !element.Elements().Concat<XObject>(element.Attributes())
                    .Any(child => GetName(child) is "Version" or "VersionOverride")
                && element.AncestorsAndSelf().All(outer => outer.Attribute("Condition") is null
                    && outer.Name.LocalName is "PackageReference" or "ItemGroup" or "Project"));
        }
        catch (XmlException)
        {
            // MSBuild itself reports it.
            return false;
        }
    }

    private static string GetName(XObject node) =>
        node is XAttribute attribute ? attribute.Name.LocalName : ((XElement)node).Name.LocalName;

    private static IEnumerable<string> FindRuntimeProperties(string text)
    {
        if (text.IndexOf("$(RuntimeIdentifier)", StringComparison.OrdinalIgnoreCase) < 0)
            return Enumerable.Empty<string>();
        try
        {
            return XDocument.Parse(text).Descendants().Where(element => !element.HasElements
                    && element.AncestorsAndSelf().Any(outer => outer.Attribute("Condition")?.Value
                        .IndexOf("$(RuntimeIdentifier)", StringComparison.OrdinalIgnoreCase) >= 0))
                .Select(element => element.Name.LocalName).ToArray();
        }
        catch (XmlException)
        {
            // MSBuild itself reports it.
            return Enumerable.Empty<string>();
        }
    }

    // A project that only adds to a list ("<NoWarn>$(NoWarn);…") does not change it otherwise.
    private bool IsUsed(string property) =>
        _projectText.Replace($"<{property}>$({property})", "").Contains($"$({property})");

    // Only what can be resolved without an evaluation: relative paths, the folder of the file itself, and "the file of
    // the same name above".
    private static IEnumerable<(string Path, bool IsConditional)> FindImports(string path, string text)
    {
        if (text.IndexOf("<Import", StringComparison.Ordinal) < 0)
            yield break;
        var folder = Path.GetDirectoryName(path)!;
        text = Regex.Replace(text, "<!--.*?-->", "", RegexOptions.Singleline);
        foreach (Match match in Regex.Matches(text, @"<Import\s[^>]*?Project\s*=\s*""(?<path>[^""]+)""[^>]*>",
            RegexOptions.CultureInvariant))
        {
            var import = match.Groups["path"].Value.Replace('\\', '/')
                .Replace("$(MSBuildThisFileDirectory)", folder + "/").Replace("$(MSBuildProjectDirectory)", folder);
            if (Regex.Match(import, @"GetPathOfFileAbove\(\s*'?(?<name>[\w.]+)'?") is { Success: true } above)
                import = FolderContent.FindAbove(Path.GetDirectoryName(folder), above.Groups["name"].Value) ?? "$";
            if (import.IndexOfAny(new[] { '$', '*', '?' }) >= 0)
                continue;
            string full;
            try
            {
                full = Path.GetFullPath(Path.Combine(folder, import));
            }
            catch (ArgumentException)
            {
                continue;
            }

            // A group of imports may be conditional as a whole.
            if (FolderContent.HasFile(full))
                yield return (full, match.Value.Contains("Condition") || match.Value.Contains("GetPathOfFileAbove")
                    || text.Contains("<ImportGroup Condition") || text.Contains("<Choose"));
        }
    }

    // NuGet reads the file of every folder from the project up.
    private void ScanPackageSources(string root)
    {
        for (var folder = Path.GetDirectoryName(projectFile); folder is not null; folder = folder == root
            ? null : Path.GetDirectoryName(folder))
        {
            if (s_packageSources[folder] is not { } sources)
                continue;
            _files.Add(sources.File);
            PackageFolders.AddRange(sources.Folders);
            if (sources.HasCredentials)
                Credentials.Add(sources.File.Path);
        }
    }

    private static PackageSources? FindPackageSources(string folder)
    {
        var path = s_nuGetConfigs.Select(name => Path.Combine(folder, name)).FirstOrDefault(FolderContent.HasFile);
        if (path is null || RegularFile.TryReadText(path) is not { } text)
            return null;
        try
        {
            var configuration = XDocument.Parse(text);
            var added = configuration.Descendants("packageSources").Elements("add")
                .Select(source => (Key: source.Attribute("key")?.Value, Value: source.Attribute("value")?.Value ?? ""))
                .ToArray();
            var sources = added.Select(source => source.Value).ToArray();
            var disabled = configuration.Descendants("disabledPackageSources").Elements("add")
                .Select(source => source.Attribute("key")?.Value).ToArray();
            // A mapping onto the public feed alone changes nothing.
            var isSpecial = sources.Any(source =>
                !Regex.IsMatch(source, @"\Ahttps://(?:api|www)\.nuget\.org/", RegexOptions.IgnoreCase));
            var secrets = configuration.Descendants("packageSourceCredentials").Descendants("add")
                .Where(entry => entry.Attribute("key")?.Value is "ClearTextPassword")
                .Concat(configuration.Descendants("apikeys").Elements("add"));
            return new PackageSources(
                new BuildFile(isSpecial ? BuildFileKind.PackageSources : BuildFileKind.Harmless, path),
                secrets.Any(secret => secret.Attribute("value")?.Value is { Length: > 0 } value
                    && !Regex.IsMatch(value, @"\A%\w+%\z")),
                added.Where(source => !disabled.Contains(source.Key) && IsFolder(source.Value))
                    .Select(source => new PackageFolder(source.Value, path)).ToImmutableArray());
        }
        catch (XmlException)
        {
            // NuGet itself reports it.
            return null;
        }
    }

    // Neither an address nor what a variable decides.
    private static bool IsFolder(string source) =>
        source.Length > 0 && source.IndexOf("://", StringComparison.Ordinal) < 0 && source.IndexOf('%') < 0;

    private sealed record PackageSources(
        BuildFile File, bool HasCredentials, ImmutableArray<PackageFolder> Folders);
}
