namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>
/// A part of this package threw an exception. The engine or the host reports it; all other findings are kept.
/// </summary>
internal sealed class AnalysisFailed() : ReportedRule(new()
{
    Id = "DFA0000",
    Title = "Analysis failed",
    Message = "{0} failed and was skipped ({1}); {2}",
});
