namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A file without which the restore fails is not yet in the image.</summary>
internal sealed class BuildFileMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6103",
    Title = "Copy the files that a restore needs before restoring",
    Message = "{0} {1} when 'dotnet {2}' runs; {3}",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (MissingBuildFiles.Of(model) is { StopsRestore: true } missing)
            BuildFileReport.Report(missing, context);
    }
}
