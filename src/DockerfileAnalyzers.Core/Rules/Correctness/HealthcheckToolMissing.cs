namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A health check runs a program that the image does not contain.</summary>
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
            is not { IsShipped: true, BaseImage: { Reference: { } reference, Facts: not null } })
            return;
        var programs = new ImagePrograms(context.Model, context.Model.FinalStage!, countsDrawnIn: false);
        var commands = context.Model.GetCommands(healthcheck);
        var tool = commands.FirstOrDefault(command => IsMissing(command.Name));
        // The check may succeed in another way: "curl … || wget …", "curl …; exit 0".
        if (tool is not null && !SuccessWithout.IsPossible(commands, context.Model.GetScript(healthcheck), IsMissing))
            context.Report(tool.NameSpan, [tool.Name, reference.ToString()]);

        bool IsMissing(string name) => ImageContentsTable.Covers(name)
            && programs.Find(name, int.MaxValue) is Presence.Absent;
    }
}
