namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A comment ignores findings and does not say why. The engine reports it where the project asks for reasons.
/// </summary>
internal sealed class UnexplainedSuppression() : ReportedRule(new()
{
    Id = "DFA0010",
    Title = "Give a reason for each suppression",
    Message = "The suppression of {0} has no reason; add one after '{1}'",
    Consequence = Consequence.BreaksSetting,
});
