using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>The text is not a Dockerfile here: <c>docker build</c> will refuse it. All that follows is analysed all the same.</summary>
public sealed class MalformedInstruction() : Rule<DockerfileModel>(new()
{
    Id = "DFA0001",
    Title = "Fix the instructions that Docker cannot parse",
    Message = "{0}",
    Category = Category.Engine,
    Equivalents = ImmutableArray.Create("DL1000", "DL3011", "DL3043", "DL3061"),
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        // Of what was meant as JSON, BrokenExecForm says more.
        var lists = model.Syntax.MalformedInstructions.Where(instruction => ExecFormRepair.Find(instruction) is not null).ToArray();
        foreach (var error in model.Syntax.Errors.Where(error => !lists.Any(list => list.Span.Contains(error.Span))))
            context.Report(error.Span, new object[] { error.Message });
    }
}
