namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A comment is meant to suppress a finding and does not. The engine reports it, as it reads these comments.
/// </summary>
internal sealed class MalformedSuppression() : ReportedRule(new()
{
    Id = "DFA0006",
    Title = "Fix suppressions that have no effect",
    Message = "{0}",
});
