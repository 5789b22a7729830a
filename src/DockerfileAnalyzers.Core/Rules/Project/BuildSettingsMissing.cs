namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A file around the project affects the restore, but is not yet in the image.</summary>
internal sealed class BuildSettingsMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6116",
    Title = "Copy MSBuild and NuGet settings before restoring",
    Message = "{0} {1} when 'dotnet {2}' runs; {3}",
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (MissingBuildFiles.Of(model) is { StopsRestore: false } missing)
            BuildFileReport.Report(missing, context);
    }
}
