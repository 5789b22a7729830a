using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A referenced project is copied for the restore, and its source never follows.</summary>
public sealed class ProjectSourceMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6105",
    Title = "Copy the source of every referenced project before building",
    Message = "None of the source of '{0}'{1} is in the image when 'dotnet {2}' runs: what uses it will not compile",
    Fix = FixSafety.Safe,
    Category = Category.Project,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.DotNet.LastBuild is not { } build || model.DotNet.FindMissingSources(build).ToArray() is not { Length: > 0 } missing)
            return;
        var more = missing.Length == 1 ? "" : $" and {missing.Length - 1} more project{(missing.Length == 2 ? "" : "s")}";
        context.Report(build.TargetSpan, new object?[] { missing[0].ContextPath, more, build.Verb },
            fix: CopyEdits.CreateForFolders(model, build.Command.Instruction, missing) is { } edit ? Fix.Safe("Copy their source, too", Change.AddsCopy, edit) : null);
    }
}
