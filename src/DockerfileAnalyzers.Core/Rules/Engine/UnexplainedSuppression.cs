namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A comment ignores findings and does not say why. The engine reports it where the project asks for reasons.
/// </summary>
internal sealed class UnexplainedSuppression() : ReportedRule(new()
{
    Id = "DFA0010",
    Title = "Give the reason for each suppression",
    Message = "The suppression of {0} does not give a reason; add one after '{1}'",
    Consequence = Consequence.BreaksSetting,
});
