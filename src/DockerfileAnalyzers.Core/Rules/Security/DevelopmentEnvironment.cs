using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The shipped image runs in the Development environment.</summary>
public sealed class DevelopmentEnvironment() : Rule<EnvInstructionSyntax>(new()
{
    Id = "DFA2104",
    Title = "Leave the Development environment out of shipped images",
    Message = "{0}={1}: error pages show source code and settings, and development settings apply",
    Category = Category.Security,
})
{
    protected override void Analyze(EnvInstructionSyntax env, RuleContext context)
    {
        if (context.Model.GetStage(env) is not { IsShipped: true } || context.Model.IsForDevelopment)
            return;
        foreach (var pair in env.Pairs)
        {
            if (pair.Key.Literal is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" && "Development".Equals(pair.Value?.Literal, StringComparison.OrdinalIgnoreCase)
                && context.Model.FinalStage!.FinalState.Variables.Find(pair.Key.Literal)?.Definition == pair)
                context.Report(pair.Span, new object?[] { pair.Key.Literal, pair.Value!.Literal });
        }
    }
}
