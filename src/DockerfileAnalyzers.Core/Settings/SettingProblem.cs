namespace DockerfileAnalyzers.Settings;

/// <summary>A setting that has no effect, or not the one that was meant.</summary>
/// <param name="File">Where it is set; <see langword="null"/> where that is not known.</param>
/// <param name="Line">From 1, as <paramref name="Column"/>; 0 where it is not known.</param>
internal sealed record SettingProblem(string Message, string? File = null, int Line = 0, int Column = 0)
{
    /// <summary>The rule that reports it.</summary>
    public string RuleId { get; init; } = "DFA0005";
}
