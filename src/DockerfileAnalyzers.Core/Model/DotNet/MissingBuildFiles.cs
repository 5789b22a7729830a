namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>The files around the project that the first restore reads outside the image, but not in it.</summary>
internal sealed class MissingBuildFiles
{
    // Two rules ask: one for what stops the restore, one for the rest.
    private static readonly Fact<MissingBuildFiles?> s_fact = new(model =>
        DotNetBuild.Of(model).FirstRestore is { } restore
        && new MissingBuildFiles(model, restore) is { Files.IsEmpty: false } missing ? missing : null);

    private readonly ProjectFacts _project;
    private readonly DotNetBuild _dotNet;

    private MissingBuildFiles(DockerfileModel model, DotNetCommand restore)
    {
        (_project, _dotNet, Restore) = (model.Project, DotNetBuild.Of(model), restore);
        SdkMajor = !DotNetInstallation.MayPrecede(model, restore.Command)
            && Version.TryParse(model.GetStage(restore.Command)?.BaseImage?.Facts?.Version, out var version)
            ? version.Major : null;
        Files = _project.BuildFiles.OrderBy(file => file.Kind).Where(file => Matters(file.Kind))
            .Select(file => (file.Kind, Missing: Find(file)!))
            // Settings outside the context are usually left out on purpose.
            .Where(file => file.Missing is not null
                && (file.Missing.ContextPath is not null || file.Kind <= BuildFileKind.TargetFramework))
            .ToImmutableArray();
    }

    public DotNetCommand Restore { get; }

    /// <summary>The one with the most serious consequence first.</summary>
    public ImmutableArray<(BuildFileKind Kind, MissingFile Missing)> Files { get; }

    /// <summary>The major version of the SDK that restores; <see langword="null"/> where that is not known.</summary>
    public int? SdkMajor { get; }

    /// <summary>Whether the restore certainly fails.</summary>
    public bool StopsRestore => Fails(Files[0].Kind);

    public static MissingBuildFiles? Of(DockerfileModel model) => s_fact.Of(model);

    /// <summary>
    /// Whether the restore certainly fails without a file of this kind: other files that set the same must also be
    /// missing.
    /// </summary>
    public bool Fails(BuildFileKind kind)
    {
        bool IsSet(string name) => Restore.Sets(name) || _dotNet.IsInEnvironment(Restore, name);
        bool IsTheOnlyOne(Func<BuildFileKind, bool> isAlike) =>
            _project.BuildFiles.Where(file => isAlike(file.Kind)).All(file => Find(file) is not null)
            && !_project.Imports.Any(import => isAlike(import.Kind));
        if (!Restore.Command.IsComplete || !_dotNet.IsAsEvaluated(Restore))
            return false;
        return kind switch
        {
            BuildFileKind.RequiredPackageVersions => SdkMajor >= 10 && !IsSet("SdkAnalysisLevel")
                && !IsSet("DirectoryPackagesPropsPath") && IsTheOnlyOne(other => other < BuildFileKind.TargetFramework),
            BuildFileKind.TargetFramework => !Restore.NamesFramework && !IsSet("TargetFramework")
                && !IsSet("TargetFrameworks") && IsTheOnlyOne(other => other == kind),
            _ => false,
        };
    }

    private MissingFile? Find(BuildFile file) => _dotNet.FindMissingBuildFile(Restore, file.Path);

    private bool Matters(BuildFileKind kind) => kind switch
    {
        BuildFileKind.Harmless or BuildFileKind.GlobalJson => false,
        BuildFileKind.PackageSources => !Restore.Command.HasOption("-s", "--source", "--configfile")
            && !_dotNet.GetEarlier(Restore).Any(command => command.Verb == "nuget"),
        BuildFileKind.LockFile =>
            _project.IsTrue("RestoreLockedMode") == true || Restore.Command.HasOption("--locked-mode"),
        _ => true,
    };
}
