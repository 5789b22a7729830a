using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// Workflow commands of GitHub Actions: the runner shows them as annotations of the changed files.
/// </summary>
internal static class GitHubFormat
{
    public static void Write(LintReport report, ToolOutput output)
    {
        foreach (var reported in report.Reported)
        {
            var (finding, location) = (reported.Finding, reported.Location);
            var path = EscapeProperty(report.GetRepositoryPath(reported.File.File.Path));
            var title = EscapeProperty($"{finding.Rule.Id} {finding.Rule.Title}");
            // Columns of an annotation are those of one line.
            var columns = location.EndLine == location.StartLine
                ? $",col={location.StartColumn},endColumn={location.EndColumn}" : "";
            output.Writer.Write($"::{GetCommand(finding.Severity)} file={path},line={location.StartLine},"
                + $"endLine={location.EndLine}{columns},title={title}::{EscapeData(finding.Message)}\n");
        }

        foreach (var problem in report.Result.Problems)
        {
            var path = EscapeProperty(report.GetRepositoryPath(problem.DisplayPath));
            output.Writer.Write($"::error file={path}::" + EscapeData(problem.Message) + "\n");
        }
    }

    private static string GetCommand(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string EscapeData(string text) =>
        text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string EscapeProperty(string text) => EscapeData(text).Replace(":", "%3A").Replace(",", "%2C");
}
