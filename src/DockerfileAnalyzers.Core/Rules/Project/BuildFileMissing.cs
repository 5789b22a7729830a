using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A file above the project affects the restore, but is not yet in the image.</summary>
internal sealed class BuildFileMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6103",
    Title = "Copy the files that MSBuild and NuGet look for before restoring",
    Message = "{0} {1} when 'dotnet {2}' runs; {3}",
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (DotNetBuild.Of(model).FirstRestore is not { } restore)
            return;
        var sdk = model.GetStage(restore.Command)?.BaseImage?.Facts?.Version;
        var addsSources = DotNetBuild.Of(model).GetEarlier(restore).Any(command => command.Verb == "nuget")
            || restore.Command.HasOption("-s", "--source", "--configfile");
        // The most serious consequence comes first and is the only one that the message names.
        var missing = context.Project.BuildFiles
            .Where(file => file.Kind is not BuildFileKind.PackageSources || !addsSources).OrderBy(file => file.Kind)
            .Select(file => (
                file.Kind,
                Consequence: GetConsequence(file, sdk, restore, context.Project),
                Missing: DotNetBuild.Of(model).FindMissingBuildFile(restore, file.Path)))
            .Where(file =>
                file is { Consequence: not null, Missing: not null }
                && (file.Missing.ContextPath is not null || IsFatal(file.Kind)))
            .ToArray();
        if (missing.Length == 0)
            return;
        var (_, consequence, first) = missing[0];
        var names = NameList.Of(missing.Select(file => file.Missing!.ContextPath ?? file.Missing.File));
        var outside = first!.ContextPath is null ? " outside the build context and" : "";
        var where = names.Choose("is", "are") + outside + " not in the image";
        var without = names.Choose("", $"without '{first.ContextPath ?? first.File}', ");
        context.Report(restore.TargetSpan, [names, where, restore.Verb, without + consequence],
            fix: CreateFix(model, restore, missing.Where(file => file.Kind is not BuildFileKind.PackageSources)
                .Select(file => file.Missing!).ToArray(), FixSafety.Safe, "")
                ?? CreateFix(model, restore, missing.Select(file => file.Missing!).ToArray(), FixSafety.Unsafe,
                    "; the restore then needs access to its package sources"));
    }

    // A package source that the build cannot reach fails the restore.
    private static Fix? CreateFix(
        DockerfileModel model, DotNetCommand restore, MissingFile[] files, FixSafety safety, string effect) =>
        CopyEdits.Create(model, restore.Command.Instruction, files) is { } edit
            ? Fix.Create($"Copy {NameList.Of(files.Select(file => file.ContextPath ?? file.File))} first{effect}",
                safety, Change.AddsCopy, edit)
            : null;

    // Settings outside the context are usually left out on purpose.
    private static bool IsFatal(BuildFileKind kind) =>
        kind is BuildFileKind.PackageVersions or BuildFileKind.TargetFramework;

    private static string? GetConsequence(
        BuildFile file, string? sdk, DotNetCommand restore, ProjectFacts project) => file.Kind switch
        {
            BuildFileKind.PackageVersions => Version.TryParse(sdk, out var version) && version.Major >= 10
                ? "packages without a version are an error (NU1015)" : "each package is restored at its lowest version",
            BuildFileKind.TargetFramework => "the project has no target framework and the restore fails",
            BuildFileKind.BuildSettings => "the restore does not use its settings",
            BuildFileKind.PackageSources => "its package sources are not used",
            BuildFileKind.LockFile
                when project.IsTrue("RestoreLockedMode") == true || restore.Command.HasOption("--locked-mode") =>
                "locked mode writes a new lock file instead of checking the existing one",
            _ => null,
        };
}
