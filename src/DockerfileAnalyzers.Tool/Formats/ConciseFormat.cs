using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// One line for each finding, as compilers print them: <c>path:line:column: severity rule: message</c>.
/// </summary>
internal static class ConciseFormat
{
    public static void Write(LintResult result, ToolOutput output)
    {
        foreach (var file in result.Files)
        {
            foreach (var finding in file.Reported)
            {
                var position = file.File.Lines.GetPosition(finding.Span.Start);
                output.Writer.WriteLine($"{file.DisplayPath}:{position.Line + 1}:{position.Column + 1}: "
                    + $"{SeverityName.Of(finding.Severity)} {finding.Rule.Id}: {finding.Message}");
            }
        }
    }
}
