namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A comment is meant to suppress a finding but does not. The engine, which reads these comments, reports it.
/// </summary>
internal sealed class MalformedSuppression() : ReportedRule(new()
{
    Id = "DFA0006",
    Title = "Fix suppressions that have no effect",
    Message = "{0}",
});
