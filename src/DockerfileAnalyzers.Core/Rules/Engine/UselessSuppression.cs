namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A comment ignores what is not there. The engine reports it, as it alone knows which comments were needed.
/// </summary>
internal sealed class UselessSuppression() : ReportedRule(new()
{
    Id = "DFA0002",
    Title = "Remove comments that ignore nothing",
    Message = "There is no finding of '{0}' here to ignore",
    Severity = Severity.Info,
});
