using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>No build reads this ignore file because it is not in the root of the build context.</summary>
internal sealed class DeadIgnoreFile() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5002",
    Title = "Move the ignore file to where the build reads it",
    Message = "No build reads this file; the ignore file of this build context is '{0}'",
    Severity = Severity.Info,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        if (context.Project.Dockerfiles is { IsDefaultOrEmpty: false } all
            && !all.Any(dockerfile => ProjectFacts.SamePath(dockerfile.IgnoreFile, context.File.Path)))
            context.Report(new TextSpan(0, 0), [RelativePath.From(context.File.Path, all[0].NewIgnoreFile)]);
    }
}
