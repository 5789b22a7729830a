using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The files around the project that the first restore reads outside the image, but not in it.</summary>
internal sealed class MissingBuildFiles
{
    // Two rules ask: one for what stops the restore, one for the rest.
    private static readonly Fact<MissingBuildFiles?> s_fact = new(model =>
        DotNetBuild.Of(model).FirstRestore is { } restore
        && new MissingBuildFiles(model, restore) is { _files.Length: > 0 } missing ? missing : null);

    private readonly DockerfileModel _model;
    private readonly DotNetBuild _dotNet;
    private readonly DotNetCommand _restore;
    private readonly (BuildFileKind Kind, string Consequence, MissingFile Missing)[] _files;

    private MissingBuildFiles(DockerfileModel model, DotNetCommand restore)
    {
        (_model, _restore, _dotNet) = (model, restore, DotNetBuild.Of(model));
        // The most serious consequence comes first and is the only one that the message names.
        _files = model.Project.BuildFiles.OrderBy(file => file.Kind)
            .Where(file => file.Kind is not BuildFileKind.PackageSources || !AddsSources)
            .Select(file => (file.Kind, Consequence: Describe(file.Kind)!, Missing: Find(file)!))
            .Where(file => file is { Consequence: not null, Missing: not null }
                && (file.Missing.ContextPath is not null || IsNeeded(file.Kind)))
            .ToArray();
    }

    /// <summary>Whether the restore certainly fails.</summary>
    public bool StopsRestore => _files.Length > 0 && IsCertain(_files[0].Kind);

    private bool AddsSources => _dotNet.GetEarlier(_restore).Any(command => command.Verb == "nuget")
        || _restore.Command.HasOption("-s", "--source", "--configfile");

    private int? SdkMajor => !DotNetInstallation.MayPrecede(_model, _restore.Command)
        && Version.TryParse(_model.GetStage(_restore.Command)?.BaseImage?.Facts?.Version, out var version)
        ? version.Major : null;

    public static MissingBuildFiles? Of(DockerfileModel model) => s_fact.Of(model);

    public void Report(RuleContext context)
    {
        var (_, consequence, first) = _files[0];
        var names = NameList.Of(_files.Select(file => file.Missing.Name));
        var where = names.Choose("is", "are") + (first.ContextPath is null ? " outside the build context and" : "")
            + " not in the image";
        var without = names.Choose("", $"without '{first.Name}', ");
        context.Report(_restore.TargetSpan, [names, where, _restore.Verb, without + consequence],
            fix: CreateFix(FixSafety.Safe, "", file => file is not BuildFileKind.PackageSources)
                ?? CreateFix(FixSafety.Unsafe, "; the restore then needs access to its package sources", _ => true));
    }

    // A package source that the build cannot reach fails the restore.
    private Fix? CreateFix(FixSafety safety, string effect, Func<BuildFileKind, bool> isCopied)
    {
        var files = _files.Where(file => isCopied(file.Kind)).Select(file => file.Missing).ToArray();
        return CopyEdits.Create(_model, _restore.Command.Instruction, files) is { } edit
            ? Fix.Create($"Copy {NameList.Of(files.Select(file => file.Name))} first{effect}",
                safety, Change.AddsCopy, edit)
            : null;
    }

    private MissingFile? Find(BuildFile file) => _dotNet.FindMissingBuildFile(_restore, file.Path);

    // Settings outside the context are usually left out on purpose.
    private static bool IsNeeded(BuildFileKind kind) => kind <= BuildFileKind.TargetFramework;

    // Other files that set versions or the target framework must also be missing.
    private bool IsCertain(BuildFileKind kind)
    {
        bool IsSet(string name) => _restore.Sets(name) || _dotNet.IsInEnvironment(_restore, name);
        bool IsTheOnlyOne(Func<BuildFileKind, bool> isAlike) =>
            _model.Project.BuildFiles.Where(file => isAlike(file.Kind)).All(file => Find(file) is not null)
            && !_model.Project.Imports.Any(import => isAlike(import.Kind));
        if (!_restore.Command.IsComplete || !_dotNet.IsAsEvaluated(_restore))
            return false;
        return kind switch
        {
            BuildFileKind.RequiredPackageVersions => SdkMajor >= 10 && !IsSet("SdkAnalysisLevel")
                && !IsSet("DirectoryPackagesPropsPath") && IsTheOnlyOne(other => other < BuildFileKind.TargetFramework),
            BuildFileKind.TargetFramework => !_restore.NamesFramework && !IsSet("TargetFramework")
                && !IsSet("TargetFrameworks") && IsTheOnlyOne(other => other == kind),
            _ => false,
        };
    }

    private string? Describe(BuildFileKind kind) => kind switch
    {
        BuildFileKind.RequiredPackageVersions or BuildFileKind.PackageVersions when IsCertain(kind) =>
            "packages without a version are an error (NU1015) and the restore fails",
        BuildFileKind.RequiredPackageVersions or BuildFileKind.PackageVersions => SdkMajor < 10
            ? "each package is restored at its lowest version"
            : "packages without a version are an error since .NET SDK 10 (NU1015)",
        BuildFileKind.TargetFramework => "the project has no target framework and the restore fails (NETSDK1013)",
        BuildFileKind.BuildSettings => "the restore does not use its settings",
        BuildFileKind.PackageSources => "its package sources are not used",
        BuildFileKind.LockFile when _model.Project.IsTrue("RestoreLockedMode") == true
            || _restore.Command.HasOption("--locked-mode") =>
            "locked mode writes a new lock file instead of checking the existing one",
        _ => null,
    };
}
