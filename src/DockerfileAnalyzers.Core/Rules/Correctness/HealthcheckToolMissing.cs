namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A health check calls a program that the image does not have.</summary>
internal sealed class HealthcheckToolMissing() : Rule<HealthcheckInstructionSyntax>(new()
{
    Id = "DFA4305",
    Title = "Use a HEALTHCHECK command that the image has",
    Message = "'{0}' is not in '{1}'; the container never becomes healthy",
    Consequence = Consequence.StartFails,
})
{
    protected override void Analyze(HealthcheckInstructionSyntax healthcheck, RuleContext context)
    {
        if (context.Model.GetStage(healthcheck)
            is not { IsShipped: true, BaseImage: { Reference: { } reference, Facts: { } facts } })
            return;
        var commands = context.Model.GetCommands(healthcheck);
        var tool = commands.FirstOrDefault(command => command.Name is "curl" or "wget" && IsMissing(command.Name));
        // There may be another way: "curl … || wget …", "curl …; exit 0".
        if (tool is not null && !SuccessWithout.IsPossible(commands, context.Model.GetScript(healthcheck), IsMissing))
            context.Report(tool.NameSpan, [tool.Name, reference.ToString()]);

        bool IsMissing(string name) => facts.Contents.Has(name) == false
            && !context.Model.FinalStage!.ChainInstructions
                .Any(instruction => MayBring(instruction, name, context.Model));
    }

    // Installed, copied, or brought by something that cannot be followed.
    private static bool MayBring(
        InstructionSyntax instruction, string tool, DockerfileModel model) => instruction switch
        {
            RunInstructionSyntax run => model.File.GetText(run.Span).Contains(tool) || run.ScriptText is null
                || model.GetCommands(run).Any(command => command.Name is "sh" or "bash"
                    || (command.ProgramAsWritten.Contains("/")
                        && !command.ProgramAsWritten.StartsWith("/usr/", StringComparison.Ordinal))
                    // Packages of other names, or those that a variable holds.
                    || (command.Kind is CommandKind.Install
                        && (tool is not ("curl" or "wget") || !command.IsComplete))),
            CopyingInstructionSyntax copying => model.File.GetText(copying.Span).Contains(tool)
                || model.Expand(copying, copying.Destination) is not { } folder || folder == "/"
                || folder.Contains("/bin"),
            _ => false,
        };
}
