namespace DockerfileAnalyzers.Rules.Project;

/// <summary>
/// A self-contained program takes its runtime from an SDK that is pinned to an old
/// patch: no newer base image fixes that.
/// </summary>
internal sealed class OldRuntimePublished() : Rule<DockerfileModel>(new()
{
    Id = "DFA6009",
    Title = "Publish self-contained programs with a current SDK",
    Message = "The published program includes at most .NET {0}.{1} from '{2}', which is {3} patch releases behind"
        + " {0}.{4}",
})
{
    /// <summary>As for pinned images: a team that updates every quarter is never further out of date.</summary>
    private const int Tolerated = 3;

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (DotNetBuild.Of(model).Publish is not { } publish || DotNetBuild.Of(model).IsSelfContained != true
            || publish.GetProperty("RuntimeFrameworkVersion") is not null
            || model.GetStage(publish.Command)?.Chain.Last() is not { BaseImage.Reference: { Name: "sdk",
                Tag: { } tag } reference } stage || DotNetTagTable.Split(tag) is not { Patch: { } patch } parts
            || DotNetTagTable.FindNewestRuntimePatch(patch) is not { } runtime
            || DotNetTagTable.FindNewestPatch(parts.Version) is not { } newest || newest - runtime <= Tolerated
            || ImageTable.FindEndOfLife(reference.Repository, tag) is { } end && end.Date < context.AsOf)
            return;
        context.Report(
            stage.From.ImageName.Span, [parts.Version, runtime, reference.ToString(), newest - runtime, newest]);
    }
}
