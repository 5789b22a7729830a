using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// Logging commands of Azure Pipelines. They know errors and warnings only: anything else is a line of the log.
/// </summary>
internal static class AzureFormat
{
    public static void Write(LintReport report, ToolOutput output)
    {
        foreach (var reported in report.Reported)
        {
            var (finding, location) = (reported.Finding, reported.Location);
            if (finding.Severity is Severity.Info)
            {
                output.Writer.Write(ConciseFormat.Describe(reported) + "\n");
                continue;
            }

            output.Writer.Write($"##vso[task.logissue type={SeverityName.Of(finding.Severity)};"
                + $"sourcepath={EscapeProperty(report.GetRepositoryPath(reported.File.File.Path))};"
                + $"linenumber={location.StartLine};columnnumber={location.StartColumn};code={finding.Rule.Id};]"
                + EscapeData(finding.Message) + "\n");
        }

        foreach (var problem in report.Result.Problems)
        {
            var path = EscapeProperty(report.GetRepositoryPath(problem.DisplayPath));
            output.Writer.Write(
                $"##vso[task.logissue type=error;sourcepath={path};]" + EscapeData(problem.Message) + "\n");
        }
    }

    private static string EscapeData(string text) =>
        text.Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string EscapeProperty(string text) => EscapeData(text).Replace(";", "%3B").Replace("]", "%5D");
}
