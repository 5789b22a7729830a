using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A file that decides about the restore lies above the project, and the image does not have it yet.</summary>
public sealed class BuildFileMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6103",
    Title = "Copy the files that MSBuild and NuGet look for before restoring",
    Message = "'{0}' {1} when 'dotnet {2}' runs: {3}",
    Fix = FixSafety.Safe,
    Category = Category.Project,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.DotNet.FirstRestore is not { } restore)
            return;
        foreach (var file in context.Project.BuildFiles)
        {
            if (GetConsequence(file, model.GetStage(restore.Command)?.Image?.Facts?.Version, context.Project) is not { } consequence || model.DotNet.FindMissingAbove(restore, file.Path) is not { } missing)
                continue;
            var where = missing.ContextPath is null ? "lies outside the build context, where no COPY reaches it, and is not there" : "is not in the image";
            context.Report(restore.TargetSpan, new object[] { missing.ContextPath ?? missing.File, where, restore.Verb, consequence },
                fix: CopyEdits.Create(model, restore.Command.Instruction, new[] { missing }) is { } edit ? Fix.Safe($"Copy '{missing.ContextPath}' first", edit) : null);
        }
    }

    private static string? GetConsequence(BuildFile file, string? sdk, ProjectFacts project) => file.Kind switch
    {
        BuildFileKind.PackageVersions => Version.TryParse(sdk, out var version) && version.Major >= 10
            ? "packages without a version are an error (NU1015)" : "packages are restored in their lowest versions",
        BuildFileKind.TargetFramework => "the project has no target framework without it, and the restore will fail",
        BuildFileKind.BuildSettings => "the restore does not know what it sets",
        BuildFileKind.PackageSources => "its package sources are not used",
        BuildFileKind.LockFile when project.IsTrue("RestoreLockedMode") == true => "locked mode does not lock anything, it writes a new lock file",
        _ => null,
    };
}
