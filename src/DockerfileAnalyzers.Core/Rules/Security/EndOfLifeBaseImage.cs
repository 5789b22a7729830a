using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The base image gets no security updates any more.</summary>
public sealed class EndOfLifeBaseImage() : Rule<Stage>(new()
{
    Id = "DFA2501",
    Title = "Use a base image that is still supported",
    Message = "{0} {1} ended on {2:yyyy-MM-dd}: '{3}' gets no security updates",
    Category = Category.Security,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        // An image that does not fit the project has to go anyway: FrameworkMismatch says so, and says this with it.
        if (stage is not { Parent: null, Image: { Reference: { } reference } } || context.Model.DotNet.FindVersionProblem(stage) is not null)
            return;
        if (ImageTable.FindEndOfLife(reference.Repository, reference.Tag) is { } end && end.Date < context.AsOf)
            context.Report(stage.From.Image.Span, new object[] { end.Product, end.Cycle, end.Date, reference.ToString() });
    }
}
