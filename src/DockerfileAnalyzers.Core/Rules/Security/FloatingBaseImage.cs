using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>No tag, or <c>:latest</c>: tomorrow's build may start from another image.</summary>
public sealed class FloatingBaseImage() : Rule<Stage>(new()
{
    Id = "DFA2201",
    Title = "Name the version of the base image",
    Message = "'{0}' is whatever its latest tag is when the image is built",
    Category = Category.Security,
    Equivalents = ImmutableArray.Create("DL3006", "DL3007"),
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        // A name that an ARG gives is the caller's to pin.
        if (stage is { Parent: null, From.Image.Literal: not null, Image: { IsScratch: false, Reference: { Tag: null or "latest", Digest: null } reference } })
            context.Report(stage.From.Image.Span, new object[] { reference.Repository });
    }
}
