namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// The image that was given was built from another version of the file: its bytes are those of what it was built from.
/// </summary>
internal sealed class ImageDrift() : Rule<DockerfileModel>(new()
{
    Id = "DFA1311",
    Title = "Measure an image that was built from this Dockerfile",
    Message = "'{0}' was built from another version of this file; it does not contain this instruction",
    Severity = Severity.Info,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (ImageMatch.Of(model) is { Drift: { } drift } image)
            context.Report(drift.KeywordSpan, [image.BuiltImage.Source]);
    }
}
