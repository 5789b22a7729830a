using System.Globalization;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Input;

/// <summary>
/// The facts that a host knows about the project, from MSBuild's evaluation and the files around it. Missing facts are
/// unknown. Paths are absolute, or relative to the build context.
/// </summary>
public sealed record ProjectFacts
{
    /// <summary>Nothing is known.</summary>
    public static ProjectFacts Unknown { get; } = new();

    internal ImmutableArray<DockerfileFacts> Dockerfiles { get; init; } = ImmutableArray<DockerfileFacts>.Empty;

    /// <summary>Properties of MSBuild by their names, in any case.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every project that it references, directly or not: paths.</summary>
    public ImmutableArray<string> ProjectReferences { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Every package of the project and what it references, by what the restore found.</summary>
    internal ImmutableArray<PackageFact> Packages { get; init; } = ImmutableArray<PackageFact>.Empty;

    /// <summary>The packages that the evaluation names.</summary>
    public ImmutableArray<string> DirectPackages { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The shared frameworks of the program; empty where the list is not complete.</summary>
    public ImmutableArray<string> Frameworks { get; init; } = ImmutableArray<string>.Empty;

    internal ImmutableArray<SolutionFacts> Solutions { get; init; } = ImmutableArray<SolutionFacts>.Empty;

    internal ImmutableArray<BuildFile> BuildFiles { get; init; } = ImmutableArray<BuildFile>.Empty;

    internal ImmutableArray<ImportedFile> Imports { get; init; } = ImmutableArray<ImportedFile>.Empty;

    internal ImmutableArray<PackageFolder> PackageFolders { get; init; } = ImmutableArray<PackageFolder>.Empty;

    /// <summary>nuget.config files with a password or key in clear text: paths.</summary>
    public ImmutableArray<string> NuGetCredentials { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// <see langword="null"/> where there is no global.json, or one that names other places for SDKs.
    /// </summary>
    internal SdkPin? SdkPin { get; init; }

    /// <summary>The versions of the runtime that the SDK of the build knows as the newest.</summary>
    public ImmutableArray<string> SdkRuntimes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The versions of .NET that the SDK of the build lists as out of support.</summary>
    public ImmutableArray<string> SdkEndedVersions { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The files that packages put next to the program.</summary>
    internal ImmutableArray<MeasuredOutput> PackageBytes { get; init; } = ImmutableArray<MeasuredOutput>.Empty;

    /// <summary>The output of an earlier publish.</summary>
    internal ImmutableArray<MeasuredOutput> PublishedBytes { get; init; } = ImmutableArray<MeasuredOutput>.Empty;

    /// <summary>
    /// The addresses that the code and the settings files of the project make it listen on; empty where they set none.
    /// </summary>
    internal ImmutableArray<ProjectEndpoint> Endpoints { get; init; } = ImmutableArray<ProjectEndpoint>.Empty;

    /// <summary>The connection strings with passwords in <c>appsettings*.json</c>.</summary>
    internal ImmutableArray<SettingsPassword> SettingsPasswords { get; init; } =
        ImmutableArray<SettingsPassword>.Empty;

    /// <summary>The values in <c>appsettings*.json</c> whose keys the code contains.</summary>
    internal ImmutableArray<SettingsValue> SettingsValues { get; init; } = ImmutableArray<SettingsValue>.Empty;

    internal ImmutableArray<PassedSetting> PassedSettings { get; init; } = ImmutableArray<PassedSetting>.Empty;

    internal ImmutableArray<ComposeNeighbor> ComposeNeighbors { get; init; } = ImmutableArray<ComposeNeighbor>.Empty;

    internal ImmutableArray<ReadOnlyContainer> ReadOnlyContainers { get; init; } =
        ImmutableArray<ReadOnlyContainer>.Empty;

    /// <summary>The Dockerfiles whose containers are started with open input or a terminal.</summary>
    internal ImmutableArray<string> InteractiveImages { get; init; } = ImmutableArray<string>.Empty;

    internal ImmutableArray<ComposePort> ComposePorts { get; init; } = ImmutableArray<ComposePort>.Empty;

    /// <summary>The settings of compose services for their programs, later files last.</summary>
    internal ImmutableArray<ComposeSetting> ComposeSettings { get; init; } = ImmutableArray<ComposeSetting>.Empty;

    /// <summary>Entries of a list of variables with a colon where <c>=</c> belongs: name and place.</summary>
    internal ImmutableArray<ComposeSetting> MistypedSettings { get; init; } = ImmutableArray<ComposeSetting>.Empty;

    internal ImmutableArray<TargetStage> TargetStages { get; init; } = ImmutableArray<TargetStage>.Empty;

    /// <summary>The Dockerfiles of which a compose file starts something that is not known.</summary>
    public ImmutableArray<string> UnknownStarts { get; init; } = ImmutableArray<string>.Empty;

    internal ImmutableArray<StartScriptFacts> StartScripts { get; init; } = ImmutableArray<StartScriptFacts>.Empty;

    internal ImmutableArray<StartScriptWithoutExec> StartScriptsWithoutExec { get; init; } =
        ImmutableArray<StartScriptWithoutExec>.Empty;

    internal ImmutableArray<BrokenScript> BrokenScripts { get; init; } = ImmutableArray<BrokenScript>.Empty;

    /// <summary>
    /// The Dockerfiles that <c>.gitattributes</c> checks out with LF line endings, whatever they have now.
    /// </summary>
    public ImmutableArray<string> FilesWithLf { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Lines of a newer version of the format: they are written again as they were read.</summary>
    public ImmutableArray<string> UnknownLines { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// A property by its MSBuild name, in any case; <see langword="null"/> where it is empty or unknown.
    /// </summary>
    public string? this[string name] => Properties.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    internal T Get<T>(Setting<T> property) => property.Read(this[property.Name]);

    /// <summary>Whether a property is <c>true</c>; <see langword="null"/> where it is not set.</summary>
    public bool? IsTrue(string name) =>
        this[name] is { } value ? value.Equals("true", StringComparison.OrdinalIgnoreCase) : null;

    /// <summary>The name of the list of properties that are set for some runtime identifiers only.</summary>
    internal const string RuntimeProperties = "RuntimeProperties";

    /// <summary>The name of the fact that states whether the project copies files next to the program.</summary>
    internal const string CopiesFiles = "CopiesFiles";

    /// <summary>
    /// The name of the fact that states whether the project decides where a build writes to, or copies its output.
    /// </summary>
    internal const string ChoosesOutput = "ChoosesOutput";

    /// <summary>Whether a property may have another value where a command names a runtime.</summary>
    internal bool DependsOnRuntime(string property) => this[RuntimeProperties] is { } names
        && SettingKinds.Split(names).Contains(property, StringComparer.OrdinalIgnoreCase);

    /// <summary>The frameworks that the project is built for.</summary>
    public ImmutableArray<string> TargetFrameworks =>
        SettingKinds.Split(this["TargetFrameworks"] ?? this["TargetFramework"] ?? "");

    /// <summary>The name of the assembly, without its extension.</summary>
    public string? AssemblyName => this["AssemblyName"];

    /// <summary>The path of the project file.</summary>
    public string? ProjectFile => this["ProjectFile"];

    /// <summary>
    /// Whether the project, or one that it references, uses a package; an id that ends in
    /// <c>*</c> matches all that start with the prefix.
    /// </summary>
    public bool HasPackage(params string[] ids) => Packages.Select(package => package.Id).Concat(DirectPackages)
        .Any(package => ids.Any(id => id.EndsWith("*", StringComparison.Ordinal)
            ? package.StartsWith(id.TrimEnd('*'), StringComparison.OrdinalIgnoreCase)
            : package.Equals(id, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether the program needs ASP.NET Core at run time; <see langword="null"/> where unknown.</summary>
    public bool? NeedsAspNetCore
    {
        get
        {
            if (!Frameworks.IsEmpty)
                return Frameworks.Contains("Microsoft.AspNetCore.App", StringComparer.OrdinalIgnoreCase);
            return IsTrue("UsingMicrosoftNETSdkWeb") == true ? true : null;
        }
    }

    /// <summary>Whether the program is one of ASP.NET Core by its SDK, or whether no project is known.</summary>
    public bool MayBeWebProject => IsTrue("UsingMicrosoftNETSdkWeb") == true
        || (ProjectFile is null && AssemblyName is null && TargetFrameworks.IsEmpty && NeedsAspNetCore != false);

    /// <summary>Whether the project specifies that its output contains the runtime.</summary>
    public bool IsSelfContained => IsTrue("SelfContained") == true || IsTrue("PublishSelfContained") == true
        || IsTrue("PublishTrimmed") == true || IsNativeAot;

    /// <summary>Whether the program starts on another major version than it was built for.</summary>
    public bool RollsForward => this["RollForward"]?.ToLowerInvariant() is "major" or "latestmajor";

    /// <summary>Whether a publish compiles to native code.</summary>
    public bool IsNativeAot => IsTrue("PublishAot") == true;

    /// <summary>
    /// The day on which "end of life" is judged, where the project fixes it: <c>DockerfileAnalyzersAsOfDate</c>.
    /// </summary>
    public DateTime? AsOfDate => Get(SettingCatalog.AsOfDate);

    /// <summary>
    /// The newest patch of a version of .NET that the SDK of the build knows; <see langword="null"/> where it does not.
    /// </summary>
    public int? FindNewestPatch(string version) => SdkRuntimes.Append(this["BundledNETCoreAppPackageVersion"] ?? "")
        .Where(runtime => runtime.StartsWith(version + ".", StringComparison.Ordinal))
        .Max(runtime =>
            int.TryParse(
                runtime.Substring(version.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var patch)
                ? patch : (int?)null);

    /// <summary>Whether the SDK of the build lists a version of .NET as out of support.</summary>
    public bool IsEndedBySdk(string version) => SdkEndedVersions.Contains(version, StringComparer.Ordinal);

    /// <summary>The stages of a Dockerfile that compose files and the project name as targets.</summary>
    public IEnumerable<string> GetTargetStages(string dockerfile) =>
        Of(TargetStages, dockerfile).Select(stage => stage.Name)
            .Concat(new[] { Find(dockerfile)?.TargetStage }.OfType<string>());

    /// <summary>
    /// A script of the build context that a container starts; <see langword="null"/> if it was not read.
    /// </summary>
    internal StartScriptFacts? FindStartScript(string dockerfile, string contextPath) =>
        Of(StartScripts, dockerfile).FirstOrDefault(script => script.Path == contextPath);

    /// <summary>Whether <c>.gitattributes</c> checks a Dockerfile out with LF line endings.</summary>
    public bool HasLfLineEndings(string path) => FilesWithLf.Any(file => SamePath(file, path));

    internal DockerfileFacts? Find(string path) =>
        Dockerfiles.FirstOrDefault(dockerfile => SamePath(dockerfile.Path, path));

    /// <summary>The facts of a list that are about one Dockerfile.</summary>
    internal static IEnumerable<T> Of<T>(ImmutableArray<T> facts, string dockerfile)
        where T : IDockerfileFact => facts.Where(fact => SamePath(fact.Dockerfile, dockerfile));

    internal static ProjectFacts Create(
        IEnumerable<KeyValuePair<string, string>> properties, params DockerfileFacts[] dockerfiles)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in properties)
            builder[property.Key] = property.Value;
        return new ProjectFacts { Properties = builder.ToImmutable(), Dockerfiles = dockerfiles.ToImmutableArray() };
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ProjectFacts Parse(string text) => ProjectFactsText.Read(text);

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => ProjectFactsText.Write(this);

    internal static bool SamePath(string? left, string? right) =>
        left is not null && right is not null && left.Replace('\\', '/') == right.Replace('\\', '/');
}
