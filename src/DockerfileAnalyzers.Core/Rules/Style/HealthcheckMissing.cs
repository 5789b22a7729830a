namespace DockerfileAnalyzers.Rules.Style;

/// <summary>The image has no health check.</summary>
internal sealed class HealthcheckMissing() : Rule<Stage>(new()
{
    Id = "DFA8009",
    Title = "Add a HEALTHCHECK",
    Message = "The image has no HEALTHCHECK",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3057"),
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is { IsFinal: true, FinalState.Healthcheck: null })
            context.Report(stage.From.KeywordSpan, []);
    }
}
