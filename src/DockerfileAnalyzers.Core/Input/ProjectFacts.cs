using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>Where a Dockerfile is built from.</summary>
/// <param name="Context">The folder of the build context.</param>
/// <param name="IsContextCertain">Said by the project, not inferred.</param>
/// <param name="IgnoreFile">The ignore file in effect; <see langword="null"/> where there is none.</param>
/// <param name="TargetStage">The stage that the project builds; <see langword="null"/> for the last.</param>
internal sealed record DockerfileFacts(
    string Path, string Context, bool IsContextCertain, string? IgnoreFile, string? TargetStage)
{
    /// <summary>Build arguments that a compose file gives: <c>name=value</c>.</summary>
    public ImmutableArray<string> Arguments { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The value of a build argument; <see langword="null"/> where none is known to be given.</summary>
    public string? FindArgument(string name) =>
        Arguments.FirstOrDefault(argument => argument.StartsWith(name + "=", StringComparison.Ordinal))
            ?.Substring(name.Length + 1);

    /// <summary>Where the ignore file would be that the builder reads for this context.</summary>
    public string NewIgnoreFile => IgnoreFiles.GetNew(Context);
}

/// <summary>A solution, and the projects that a restore of it needs.</summary>
internal sealed record SolutionFacts(string Path, ImmutableArray<string> Projects);

/// <summary>What a file that MSBuild or NuGet picks up from a folder above a project decides there.</summary>
internal enum BuildFileKind
{
    /// <summary>Directory.Packages.props: the versions of all packages.</summary>
    PackageVersions,
    /// <summary>Directory.Build.props or an import that sets the target framework.</summary>
    TargetFramework,
    /// <summary>Directory.Build.props, .targets or an import that names packages, or how to restore or build.</summary>
    BuildSettings,
    /// <summary>Directory.Build.props, .targets or an import that decides nothing a restore sees.</summary>
    Harmless,
    /// <summary>nuget.config with sources of its own.</summary>
    PackageSources,
    LockFile,
    GlobalJson,
}

/// <summary>A file beside or above the project that its restore or build reads.</summary>
internal sealed record BuildFile(BuildFileKind Kind, string Path);

/// <summary>
/// A file that a project or a build file names in an Import without condition: a build without it fails.
/// </summary>
/// <param name="Owner">The file that names it.</param>
internal sealed record ImportedFile(BuildFileKind Kind, string Path, string Owner);

/// <summary>A script that a container starts and that runs the program as its child.</summary>
/// <param name="Dockerfile">The path of the Dockerfile.</param>
/// <param name="Name">The name of the script.</param>
/// <param name="Line">Of the command in it, from 1.</param>
internal sealed record EntryScript(string Dockerfile, string Name, int Line, string Command);

/// <summary>Why a script of the build context does not start on Linux.</summary>
internal enum ScriptProblem
{
    /// <summary>
    /// Its <c>#!</c> line ends with a carriage return, which becomes a part of the interpreter's name.
    /// </summary>
    CarriageReturn,
    /// <summary>Git checks it out without the executable bit.</summary>
    NotExecutable,
}

/// <summary>A script of the build context that does not start on Linux.</summary>
/// <param name="Dockerfile">The path of the Dockerfile that copies it.</param>
/// <param name="Path">In the build context.</param>
internal sealed record BrokenScript(string Dockerfile, string Path, ScriptProblem Problem);

/// <summary>The SDK that a global.json asks for.</summary>
/// <param name="RollForward">
/// Its policy, as written; <see langword="null"/> for the default, <c>latestPatch</c>.
/// </param>
internal sealed record SdkPin(string Path, string Version, string? RollForward)
{
    /// <summary>Whether an SDK does not do, for certain.</summary>
    /// <param name="isExact">
    /// The image has just this SDK; otherwise this one or a newer one of the same major and minor version.
    /// </param>
    public bool Rejects(Version sdk, bool isExact)
    {
        if (!System.Version.TryParse(Version.Split('-')[0], out var pinned) || pinned.Build < 0 || sdk.Build < 0)
            return false;
        var isOlder = sdk < pinned && (isExact || (sdk.Major, sdk.Minor) != (pinned.Major, pinned.Minor));
        var isOtherMinor = (sdk.Major, sdk.Minor) != (pinned.Major, pinned.Minor);
        // Hundreds are the feature band. Of a floating tag, a band behind the pinned one may have caught up.
        var isOtherBand = isOtherMinor
            || (isExact ? sdk.Build / 100 != pinned.Build / 100 : sdk.Build / 100 > pinned.Build / 100);
        return RollForward?.ToLowerInvariant() switch
        {
            "disable" => isExact ? sdk != pinned : isOtherBand,
            null or "patch" or "latestpatch" => isOtherBand || isOlder,
            "feature" or "latestfeature" => isOtherMinor || isOlder,
            "minor" or "latestminor" => sdk.Major != pinned.Major || isOlder,
            "major" or "latestmajor" => isOlder,
            _ => false,
        };
    }
}

/// <summary>
/// What MSBuild's evaluation knows of the project. A property that is not there is unknown. Lists are separated by
/// <c>|</c>, parts of their entries by <c>?</c>: neither is part of a path anywhere that matters. Paths are
/// absolute, or relative to the build context.
/// </summary>
public sealed class ProjectFacts
{
    private readonly ImmutableDictionary<string, string> _properties;

    private ProjectFacts(ImmutableDictionary<string, string> properties, ImmutableArray<DockerfileFacts> dockerfiles)
    {
        _properties = properties;
        Dockerfiles = dockerfiles;
    }

    /// <summary>Nothing is known of the project.</summary>
    public static ProjectFacts Unknown { get; } = Create(Enumerable.Empty<KeyValuePair<string, string>>());

    internal ImmutableArray<DockerfileFacts> Dockerfiles { get; }

    /// <summary>
    /// A property by its MSBuild name, in any case; <see langword="null"/> where it is empty or unknown.
    /// </summary>
    public string? this[string name] => _properties.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    internal T Get<T>(Setting<T> property) => property.Read(this[property.Name]);

    /// <summary>As MSBuild names them: <c>net10.0</c>.</summary>
    public ImmutableArray<string> TargetFrameworks => (this["TargetFrameworks"] ?? this["TargetFramework"] ?? "")
        .Split(';').Select(framework => framework.Trim()).Where(framework => framework.Length > 0).ToImmutableArray();

    /// <summary>The name of the assembly without its extension; <see langword="null"/> where unknown.</summary>
    public string? AssemblyName => this["AssemblyName"];

    /// <summary>The path of the project file.</summary>
    public string? ProjectFile => this["ProjectFile"];

    /// <summary>Every project that it references, directly or not: paths.</summary>
    public ImmutableArray<string> ProjectReferences => GetList("ProjectReferences");

    /// <summary>Every package of the project and what it references: <c>Id</c> or <c>Id/version</c>.</summary>
    public ImmutableArray<string> Packages => GetList("PackageReferences");

    /// <summary>
    /// Whether the project, or one that it references, takes in a package; an id that ends in
    /// <c>*</c> stands for all that start so.
    /// </summary>
    public bool HasPackage(params string[] ids) =>
        Packages.Concat(GetList("DirectPackageReferences")).Select(package => package.Split('/')[0])
        .Any(package => ids.Any(id =>
        id.EndsWith("*", StringComparison.Ordinal)
            ? package.StartsWith(id.TrimEnd('*'), StringComparison.OrdinalIgnoreCase)
            : package.Equals(id, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether the program needs ASP.NET Core at run time; <see langword="null"/> where unknown.</summary>
    public bool? NeedsAspNetCore => GetList("FrameworkReferences") is { IsEmpty: false } frameworks
        ? frameworks.Contains("Microsoft.AspNetCore.App", StringComparer.OrdinalIgnoreCase)
        : IsTrue("UsingMicrosoftNETSdkWeb") == true ? true : null;

    /// <summary>
    /// Whether the program is one of ASP.NET Core by its SDK, or nothing is known of a project at all.
    /// </summary>
    public bool MayBeWebProject => IsTrue("UsingMicrosoftNETSdkWeb") == true
        || (ProjectFile is null && AssemblyName is null && TargetFrameworks.IsEmpty && NeedsAspNetCore != false);

    internal ImmutableArray<SolutionFacts> Solutions => GetList("Solutions").Select(entry => entry.Split('?'))
        .Select(parts => new SolutionFacts(parts[0], parts.Skip(1).ToImmutableArray())).ToImmutableArray();

    internal ImmutableArray<BuildFile> BuildFiles =>
        GetList("BuildFiles").Select(entry => entry.Split('?')).Where(parts => parts.Length == 2)
            .Select(parts =>
                Enum.TryParse<BuildFileKind>(parts[0], out var kind) ? new BuildFile(kind, parts[1]) : null)
            .OfType<BuildFile>()
            .ToImmutableArray();

    internal ImmutableArray<EntryScript> EntryScripts =>
        GetList("EntryScripts").Select(entry => entry.Split('?')).Where(parts => parts.Length == 4)
            .Select(parts =>
                WholeNumber.TryParse(parts[2], out var line)
                    ? new EntryScript(parts[0], parts[1], line, parts[3])
                    : null)
            .OfType<EntryScript>()
            .ToImmutableArray();

    /// <summary>
    /// What the code and the settings files of the project say about where it listens; empty where they say nothing.
    /// </summary>
    internal ImmutableArray<ProjectEndpoint> Endpoints =>
        GetList("Endpoints").Select(entry => entry.Split('?')).Where(parts => parts.Length == 4)
            .Select(parts => new ProjectEndpoint(
                parts[0], WholeNumber.TryParse(parts[1], out var line) ? line : 1, parts[2], parts[3]))
            .ToImmutableArray();

    /// <summary>
    /// What the services of compose files that are built from a Dockerfile set for their program, later files last.
    /// </summary>
    internal IEnumerable<ComposeSetting> GetComposeSettings(string dockerfile) =>
        GetEntries("ComposeSettings", dockerfile, 6)
            .Select(parts => new ComposeSetting(
                parts[0], parts[1], WholeNumber.TryParse(parts[2], out var line) ? line : 1, parts[3], parts[4]));

    /// <summary>The stages of a Dockerfile that compose files and the project name as targets.</summary>
    public IEnumerable<string> GetTargetStages(string dockerfile) =>
        GetEntries("TargetStages", dockerfile, 2).Select(parts => parts[0])
            .Concat(new[] { Find(dockerfile)?.TargetStage }.OfType<string>());

    /// <summary>
    /// What a script of the build context does with the rights of root;
    /// <see langword="null"/> where nobody has read it.
    /// </summary>
    internal ScriptUser? FindStartScript(string dockerfile, string contextPath) =>
        GetEntries("StartScripts", dockerfile, 3).Where(parts => parts[0] == contextPath)
            .Select(parts =>
                Enum.TryParse<ScriptUser>(parts[1], ignoreCase: true, out var user) ? user : (ScriptUser?)null)
            .FirstOrDefault();

    /// <summary>
    /// The entries of a list that are about one Dockerfile: their last part names it, and may be missing.
    /// </summary>
    internal IEnumerable<string[]> GetEntries(string name, string dockerfile, int count) =>
        GetList(name).Select(entry => entry.Split('?'))
            .Where(parts =>
                parts.Length == count - 1 || (parts.Length == count && SamePath(parts[count - 1], dockerfile)));

    internal ImmutableArray<BrokenScript> BrokenScripts =>
        GetList("BrokenScripts").Select(entry => entry.Split('?')).Where(parts => parts.Length == 3)
            .Select(parts =>
                Enum.TryParse<ScriptProblem>(parts[2], out var problem)
                    ? new BrokenScript(parts[0], parts[1], problem)
                    : null)
            .OfType<BrokenScript>()
            .ToImmutableArray();

    /// <summary>
    /// Whether <c>.gitattributes</c> checks a Dockerfile out with LF line endings, whatever it has now.
    /// </summary>
    public bool HasLfLineEndings(string path) => GetList("FilesWithLf").Any(file => SamePath(file, path));

    internal ImmutableArray<ImportedFile> Imports =>
        GetList("Imports").Select(entry => entry.Split('?')).Where(parts => parts.Length == 3)
            .Select(parts =>
                Enum.TryParse<BuildFileKind>(parts[0], out var kind)
                    ? new ImportedFile(kind, parts[1], parts[2])
                    : null)
            .OfType<ImportedFile>()
            .ToImmutableArray();

    /// <summary>
    /// <see langword="null"/> where there is no global.json, or one that names other places for SDKs.
    /// </summary>
    internal SdkPin? SdkPin =>
        this["GlobalJson"] is { } path && this["GlobalJsonVersion"] is { } version
            ? new SdkPin(path, version, this["GlobalJsonRollForward"])
            : null;

    /// <summary>Whether what is shipped brings the runtime along, by the project's own word.</summary>
    public bool IsSelfContained =>
        IsTrue("SelfContained") == true || IsTrue("PublishSelfContained") == true
        || IsTrue("PublishTrimmed") == true || IsNativeAot;

    /// <summary>Whether the program starts on another major version than it was built for.</summary>
    public bool RollsForward => this["RollForward"]?.ToLowerInvariant() is "major" or "latestmajor";

    /// <summary>Whether the program is published as native code.</summary>
    public bool IsNativeAot => IsTrue("PublishAot") == true;

    /// <summary>
    /// The day on which "end of life" is judged, where the project fixes it:
    /// <c>DockerfileAnalyzersAsOfDate</c>, <c>yyyy-MM-dd</c>.
    /// </summary>
    public DateTime? AsOfDate => Get(SettingCatalog.AsOfDate);

    /// <summary>
    /// The newest patch of a version of .NET that the SDK of the build knows;
    /// <see langword="null"/> where it does not know the version.
    /// </summary>
    public int? FindNewestPatch(string version) =>
        GetList("SdkRuntimes").Append(this["BundledNETCoreAppPackageVersion"])
            .Where(runtime => runtime?.StartsWith(version + ".", StringComparison.Ordinal) == true)
            .Max(runtime =>
                int.TryParse(
                    runtime!.Substring(version.Length + 1),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var patch) ? patch : (int?)null);

    /// <summary>Whether the SDK of the build lists a version of .NET as out of support.</summary>
    public bool IsEndedBySdk(string version) => GetList("SdkEndedVersions").Contains(version, StringComparer.Ordinal);

    /// <summary>The entries of a property that is a list.</summary>
    public ImmutableArray<string> GetList(string name) =>
        (this[name] ?? "").Split(new[] { '|' }, StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Trim()).Where(entry => entry.Length > 0).ToImmutableArray();

    /// <summary>Whether a property is <c>true</c>; <see langword="null"/> where it is not set.</summary>
    public bool? IsTrue(string name) =>
        this[name] is { } value ? value.Equals("true", StringComparison.OrdinalIgnoreCase) : null;

    internal DockerfileFacts? Find(string path) =>
        Dockerfiles.FirstOrDefault(dockerfile => SamePath(dockerfile.Path, path));

    internal static ProjectFacts Create(
        IEnumerable<KeyValuePair<string, string>> properties, params DockerfileFacts[] dockerfiles)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in properties)
            builder[property.Key] = property.Value;
        return new ProjectFacts(builder.ToImmutable(), dockerfiles.ToImmutableArray());
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static ProjectFacts Parse(string text)
    {
        var properties = new List<KeyValuePair<string, string>>();
        var dockerfiles = new List<DockerfileFacts>();
        foreach (var line in text.Split('\n'))
        {
            var fields = line.TrimEnd('\r').Split('\t');
            if (fields[0] == "property" && fields.Length == 3)
                properties.Add(new KeyValuePair<string, string>(fields[1], fields[2]));
            else if (fields[0] == "dockerfile" && fields.Length >= 6)
                dockerfiles.Add(new DockerfileFacts(
                    fields[1],
                    fields[2],
                    fields[3] == "certain",
                    OrNull(fields[4]),
                    OrNull(fields[5])) { Arguments = fields.Skip(6).ToImmutableArray() });
        }

        return Create(properties, dockerfiles.ToArray());
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var property in _properties.OrderBy(property => property.Key, StringComparer.Ordinal))
            text.Append($"property\t{property.Key}\t{Clean(property.Value)}\n");
        foreach (var dockerfile in Dockerfiles)
        {
            text.Append(
                $"dockerfile\t{dockerfile.Path}\t{dockerfile.Context}\t{(dockerfile.IsContextCertain ? "certain" : "inferred")}"
                    + $"\t{dockerfile.IgnoreFile}\t{dockerfile.TargetStage}{string.Concat(dockerfile.Arguments.Select(argument => "\t" + Clean(argument)))}\n");
        }

        return text.ToString();
    }

    internal static bool SamePath(string? left, string? right) =>
        left is not null && right is not null && left.Replace('\\', '/') == right.Replace('\\', '/');

    private static string Clean(string value) => value.Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ').Trim();

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
