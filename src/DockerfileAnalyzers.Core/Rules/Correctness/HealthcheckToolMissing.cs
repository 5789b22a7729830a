using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A health check calls a program that the image does not have.</summary>
public sealed class HealthcheckToolMissing() : Rule<HealthcheckInstructionSyntax>(new()
{
    Id = "DFA4305",
    Title = "Check health with a program that the image has",
    Message = "'{0}' is not in '{1}': the container will never be healthy",
    Category = Category.Correctness,
})
{
    protected override void Analyze(HealthcheckInstructionSyntax healthcheck, RuleContext context)
    {
        if (context.Model.GetStage(healthcheck)
            is not { IsShipped: true, Image: { Reference: { } reference, Facts: { } facts } } stage
            || stage.FinalState.Healthcheck != healthcheck)
            return;
        var tool = context.Model.GetCommands(healthcheck)
            .FirstOrDefault(command => command.Name is "curl" or "wget" && facts.Contents.Has(command.Name) == false);
        // Installed, copied, or brought by something that cannot be followed.
        if (tool is null || context.Model.FinalStage!.ChainInstructions.Any(instruction => instruction switch
            {
                RunInstructionSyntax run => context.File.GetText(run.Span).Contains(tool.Name) || run.Script is null || context.Model.GetCommands(run).Any(command => command.Name is "sh" or "bash" || command.Program.Contains("/") && !command.Program.StartsWith("/usr/", StringComparison.Ordinal)),
                CopyingInstructionSyntax copying => context.File.GetText(copying.Span).Contains(tool.Name) || context.Model.Expand(copying, copying.Destination) is null or "/" || context.Model.Expand(copying, copying.Destination)!.Contains("/bin"),
                _ => false,
            }))
            return;
        context.Report(tool.NameSpan, new object[] { tool.Name, reference.ToString() });
    }
}
