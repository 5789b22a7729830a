namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A suppression comment without a reason. The engine reports it if the project requires reasons.
/// </summary>
internal sealed class UnexplainedSuppression() : ReportedRule(new()
{
    Id = "DFA0010",
    Title = "Give a reason for each suppression",
    Message = "The suppression of {0} has no reason; add one after '{1}'",
    Consequence = Consequence.BreaksSetting,
});
