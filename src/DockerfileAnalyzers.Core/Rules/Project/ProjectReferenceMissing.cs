using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A project that the restored one references is not in the image, or not where the project looks for it.</summary>
public sealed class ProjectReferenceMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6101",
    Title = "Copy every referenced project before restoring",
    Message = "{0} {1} when 'dotnet {2}' runs: {3}",
    Fix = FixSafety.Safe,
    Category = Category.Project,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.DotNet.FirstRestore is not { Target: DotNetTarget.ThisProject } restore || model.DotNet.FindMissingReferences(restore).ToArray() is not { Length: > 0 } missing)
            return;
        var first = missing[0];
        var names = missing.Length == 1 ? $"'{first.ContextPath ?? first.File}'" : $"'{first.ContextPath ?? first.File}' and {missing.Length - 1} more referenced project{(missing.Length == 2 ? "" : "s")}";
        var where = first switch
        {
            { ContextPath: null } => "is outside the build context and cannot be",
            { ActualPath: { } actual } when missing.Length > 1 => $"are not where the project looks for them (the first lies at '{actual}', not at '{first.ExpectedPath}')",
            { ActualPath: { } actual } => $"lies at '{actual}', not at '{first.ExpectedPath}',",
            _ => missing.Length == 1 ? "is not in the image" : "are not in the image",
        };
        context.Report(restore.TargetSpan, new object[] { names, where, restore.Verb, GetConsequence(model, restore, missing) },
            fix: CopyEdits.Create(model, restore.Command.Instruction, missing) is { } edit ? Fix.Safe("Copy the referenced projects first", Change.AddsCopy, edit) : null);
    }

    // A restore skips what it does not find and says nothing; what builds then decides.
    private static string GetConsequence(DockerfileModel model, DotNetCommand restore, MissingFile[] missing)
    {
        if (model.DotNet.LastBuild is not { } build)
            return "its packages are not restored";
        if (model.DotNet.FindMissingReferences(build).Any(file => missing.Any(other => other.File == file.File)))
            return "the build will fail";
        if (!build.Restores && !model.DotNet.GetEarlier(build).Any(other => other != restore && other is { Restores: true, Target: DotNetTarget.ThisProject }))
            return $"'dotnet {build.Verb}' will fail, as it does not restore";
        return (missing.Length == 1 ? "it is" : "they are") + " skipped without a word, and everything is restored again later";
    }
}
