using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>Severities as options and output name them.</summary>
internal static class SeverityName
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "none",
    };

    /// <returns><see langword="null"/> for any other name, as for <c>never</c>.</returns>
    public static Severity? Parse(string name) => name switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "info" => Severity.Info,
        _ => null,
    };
}
