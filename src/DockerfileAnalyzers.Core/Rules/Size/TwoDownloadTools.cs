namespace DockerfileAnalyzers.Rules.Size;

/// <summary>A stage uses both curl and wget where one of them is enough.</summary>
internal sealed class TwoDownloadTools() : Rule<Stage>(new()
{
    Id = "DFA1205",
    Title = "Use one download tool",
    Message = "'{0}' is used here and '{1}' elsewhere in this stage; one of them is usually enough",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL4001"),
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        var uses = stage.Instructions.OfType<RunInstructionSyntax>().SelectMany(run => context.Model.GetCommands(run))
            .Where(command => command.Name is "curl" or "wget").ToArray();
        if (uses.FirstOrDefault(use => use.Name != uses[0].Name) is { } second)
            context.Report(second.NameSpan, [second.Name, uses[0].Name]);
    }
}
