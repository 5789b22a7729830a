using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>The text is not a Dockerfile here: <c>docker build</c> will refuse it. All that follows is analysed all the same.</summary>
public sealed class MalformedInstruction() : Rule<DockerfileModel>(new()
{
    Id = "DFA0001",
    Title = "Write instructions that Docker can read",
    Message = "{0}",
    Category = Category.Engine,
    Equivalents = ImmutableArray.Create("DL1000", "DL3011", "DL3043", "DL3061"),
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        foreach (var error in model.Syntax.Errors)
            context.Report(error.Span, new object[] { error.Message });
    }
}
