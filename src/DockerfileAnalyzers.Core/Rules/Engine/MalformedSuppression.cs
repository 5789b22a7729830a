namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A comment is meant to suppress a finding and does not. The engine reports it, as it reads these comments.
/// </summary>
internal sealed class MalformedSuppression() : ReportedRule(new()
{
    Id = "DFA0006",
    Title = "Correct comments that suppress nothing",
    Message = "{0}",
});
