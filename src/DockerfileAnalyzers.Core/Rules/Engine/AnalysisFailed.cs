namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A part of this package threw. The engine or the host reports it in its place; nothing else is lost.
/// </summary>
internal sealed class AnalysisFailed() : ReportedRule(new()
{
    Id = "DFA0000",
    Title = "Report the failed analysis",
    Message = "{0} failed and was skipped ({1}); {2}",
});
