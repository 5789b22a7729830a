using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>Without a build argument FROM names no image at all.</summary>
public sealed class EmptyBaseImageName() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA4202",
    Title = "Give the ARGs of FROM a default",
    Message = "Without --build-arg the image is '{0}': no image",
    Category = Category.Correctness,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("InvalidDefaultArgInFrom"),
})
{
    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        var scope = context.Model.GetState(from).Variables;
        // One that is not declared at all is UndeclaredArgumentInFrom's.
        if (from.Image.Variables.Any(use => scope.Find(use.Name) is null || VariableScope.PlatformArguments.Contains(use.Name)) || scope.WithEmptyDefaults().Expand(from.Image) is not { } name)
            return;
        if (name.Length == 0 || name[0] is ':' or '/' or '@' || name[name.Length - 1] is ':' or '/' or '@' || name.Contains("/:") || name.Contains("//"))
            context.Report(from.Image.Span, new object[] { name });
    }
}
