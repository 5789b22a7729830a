namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A comment ignores what is not there. The engine reports it, as it alone knows which comments were needed.
/// </summary>
internal sealed class UselessSuppression() : ReportedRule(new()
{
    Id = "DFA0002",
    Title = "Remove unnecessary suppressions",
    Message = "Unnecessary suppression: '{0}' is not reported here",
    Severity = Severity.Info,
});
