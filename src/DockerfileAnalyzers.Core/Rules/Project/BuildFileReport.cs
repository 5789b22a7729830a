using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>
/// The finding about missing files around a project: of one rule for what stops the restore, of another for the rest.
/// </summary>
internal static class BuildFileReport
{
    public static void Report(MissingBuildFiles missing, RuleContext context)
    {
        // The message names the most serious consequence only.
        var (kind, first) = missing.Files[0];
        var names = NameList.Of(missing.Files.Select(file => file.Missing.Name));
        var where = names.Choose("is", "are") + (first.ContextPath is null ? " outside the build context and" : "")
            + " not in the image";
        var without = names.Choose("", $"without '{first.Name}', ");
        context.Report(missing.Restore.TargetSpan,
            [names, where, missing.Restore.Verb, without + Describe(missing, kind)],
            fix: CreateFix(FixSafety.Safe, "", file => file is not BuildFileKind.PackageSources)
                ?? CreateFix(FixSafety.Unsafe, "; the restore then needs access to its package sources", _ => true));

        // A package source that the build cannot reach fails the restore.
        Fix? CreateFix(FixSafety safety, string effect, Func<BuildFileKind, bool> isCopied)
        {
            var files = missing.Files.Where(file => isCopied(file.Kind)).Select(file => file.Missing).ToArray();
            return CopyEdits.Create(context.Model, missing.Restore.Command.Instruction, files) is { } edit
                ? Fix.Create($"Copy {NameList.Of(files.Select(file => file.Name))} first{effect}",
                    safety, Change.AddsCopy, edit)
                : null;
        }
    }

    private static string Describe(MissingBuildFiles missing, BuildFileKind kind) => kind switch
    {
        BuildFileKind.RequiredPackageVersions or BuildFileKind.PackageVersions when missing.Fails(kind) =>
            "packages without a version are an error (NU1015) and the restore fails",
        BuildFileKind.RequiredPackageVersions or BuildFileKind.PackageVersions => missing.SdkMajor < 10
            ? "each package is restored at its lowest version"
            : "packages without a version are an error since .NET SDK 10 (NU1015)",
        BuildFileKind.TargetFramework => "the project has no target framework and the restore fails (NETSDK1013)",
        BuildFileKind.BuildSettings => "the restore does not use its settings",
        BuildFileKind.PackageSources => "its package sources are not used",
        _ => "locked mode writes a new lock file instead of checking the existing one",
    };
}
