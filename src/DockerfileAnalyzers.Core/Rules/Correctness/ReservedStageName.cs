namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A stage has a name that Docker reserves.</summary>
internal sealed class ReservedStageName() : Rule<Stage>(new()
{
    Id = "DFA4102",
    Title = "Do not use a reserved stage name",
    Message = "'{0}' is a reserved name and cannot be used to refer to this stage",
    Equivalents = ImmutableArray.Create("DL3063", "ReservedStageName"),
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage.Name is "scratch" or "context")
            context.Report(stage.From.Alias!.Span, [stage.Name]);
    }
}
