using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>No build reads this .dockerignore: it does not lie in the context.</summary>
public sealed class DeadIgnoreFile() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5002",
    Title = "Move the .dockerignore to where Docker reads it",
    Message = "No build reads this file: Docker looks for '{0}'",
    Category = Category.Context,
    Severity = Severity.Info,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        if (model.IsEffective == false && context.Project.Dockerfiles.FirstOrDefault() is { } dockerfile)
            context.Report(new TextSpan(0, 0), new object[] { dockerfile.NewIgnoreFile });
    }
}
