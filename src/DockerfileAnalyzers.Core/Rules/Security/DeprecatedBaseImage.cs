namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The image is no longer updated, or has moved.</summary>
internal sealed class DeprecatedBaseImage() : Rule<Stage>(new()
{
    Id = "DFA2502",
    Title = "Replace the deprecated base image",
    Message = "'{0}' has been deprecated since {1}{2}",
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { Parent: null, BaseImage.Reference: { } reference })
            return;
        if (DeprecatedImageTable.Find(reference.Repository, reference.Tag) is not { } deprecation)
            return;
        var advice = deprecation.Replacements.IsEmpty
            ? ""
            : $"; use {NameList.Of(deprecation.Replacements).Alternatives}";
        context.Report(stage.From.ImageName.Span, [reference.Repository, deprecation.Since, advice]);
    }
}
