namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// The provided image was built from another version of the file, so its sizes do not apply to this version.
/// </summary>
internal sealed class ImageDrift() : Rule<DockerfileModel>(new()
{
    Id = "DFA1311",
    Title = "Use an image that was built from the current Dockerfile",
    Message = "'{0}' was built from another version of this file and does not contain this instruction; build it again",
    Severity = Severity.Info,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (ImageMatch.Of(model) is { Drift: { } drift } image)
            context.Report(drift.KeywordSpan, [image.BuiltImage.Source]);
    }
}
