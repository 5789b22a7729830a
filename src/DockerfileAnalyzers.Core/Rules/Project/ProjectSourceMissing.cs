namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A referenced project is copied for the restore, but its source is never copied.</summary>
internal sealed class ProjectSourceMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6105",
    Title = "Copy the source of every referenced project before building",
    Message = "The source of {0} is not in the image when 'dotnet {1}' runs; code that uses it does not compile",
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (DotNetBuild.Of(model).LastBuild is not { } build
            || MissingSources.Find(model, build).ToArray() is not { Length: > 0 } missing)
            return;
        context.Report(build.TargetSpan,
            [NameList.Of(missing.Select(file => file.Name)), build.Verb],
            fix: CopyEdits.CreateForFolders(model, build.Command.Instruction, missing) is { } edit
                ? Fix.Safe("Copy the source of the referenced projects", Change.AddsCopy, edit)
                : null);
    }
}
