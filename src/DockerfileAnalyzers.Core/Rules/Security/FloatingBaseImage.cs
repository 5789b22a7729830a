namespace DockerfileAnalyzers.Rules.Security;

/// <summary>No tag, or <c>:latest</c>: the next build may use another image.</summary>
internal sealed class FloatingBaseImage() : Rule<Stage>(new()
{
    Id = "DFA2201",
    Title = "Pin the base image version",
    Message = "'{0}' {1}, which can be a different image in every build",
    Equivalents = ImmutableArray.Create("DL3006", "DL3007"),
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        // If an ARG provides the name, the caller has to pin the version.
        if (stage is { Parent: null, From.ImageName.Literal: not null,
            BaseImage: { IsScratch: false, Reference: { Tag: null or "latest", Digest: null } reference } })
            context.Report(
                stage.From.ImageName.Span,
                [
                    reference.Repository,
                    reference.Tag is null ? "has no tag and resolves to 'latest'" : "uses the tag 'latest'",
                ]);
        else if (stage is { Parent: null, From.ImageName: { Literal: null, Text: var text } }
            && text.EndsWith(":latest", StringComparison.Ordinal))
            context.Report(
                stage.From.ImageName.Span,
                [text.Substring(0, text.Length - ":latest".Length), "uses the tag 'latest'"]);
    }
}
