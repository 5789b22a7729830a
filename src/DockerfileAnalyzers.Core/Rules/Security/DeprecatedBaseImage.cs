using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The image is no longer built, or was moved.</summary>
public sealed class DeprecatedBaseImage() : Rule<Stage>(new()
{
    Id = "DFA2502",
    Title = "Replace the deprecated base image",
    Message = "'{0}' has been deprecated since {1}{2}",
    Category = Category.Security,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is { Parent: null, Image.Reference.Repository: { } repository } && ImageTable.FindDeprecation(repository) is { } deprecation)
            context.Report(stage.From.Image.Span, new object[] { repository, deprecation.Since, deprecation.Replacement is null ? "" : $"; use {deprecation.Replacement}" });
    }
}
