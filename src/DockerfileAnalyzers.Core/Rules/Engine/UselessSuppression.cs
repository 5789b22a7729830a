namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A comment suppresses a finding that does not exist. Only the engine knows which comments were needed.
/// </summary>
internal sealed class UselessSuppression() : ReportedRule(new()
{
    Id = "DFA0002",
    Title = "Remove unnecessary suppressions",
    Message = "Unnecessary suppression: '{0}' is not reported here",
    Severity = Severity.Info,
});
