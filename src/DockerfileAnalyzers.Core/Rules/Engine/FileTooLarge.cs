namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>The file is too large to be analyzed. The engine reports it, with the first syntax errors.</summary>
internal sealed class FileTooLarge() : ReportedRule(new()
{
    Id = "DFA0007",
    Title = "Keep the file small enough to be analyzed",
    Message = "The file {0}; only its first syntax errors are reported",
});
