namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A stage is called as something that Docker knows itself.</summary>
internal sealed class ReservedStageName() : Rule<Stage>(new()
{
    Id = "DFA4102",
    Title = "Call no stage scratch or context",
    Message = "'{0}' means something else to Docker",
    Equivalents = ImmutableArray.Create("DL3063", "ReservedStageName"),
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage.Name is "scratch" or "context")
            context.Report(stage.From.Alias!.Span, [stage.Name]);
    }
}
