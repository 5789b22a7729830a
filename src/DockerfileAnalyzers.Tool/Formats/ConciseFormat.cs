using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// One line for each finding, as compilers print them: <c>path:line:column: severity rule: message</c>.
/// </summary>
internal static class ConciseFormat
{
    public static void Write(LintReport report, ToolOutput output)
    {
        foreach (var reported in report.Reported)
            output.Writer.WriteLine(Describe(reported));
    }

    public static string Describe(ReportedFinding reported)
    {
        var (path, finding) = (VisibleText.Escape(reported.File.DisplayPath), reported.Finding);
        return $"{path}:{reported.Location.StartLine}:{reported.Location.StartColumn}: "
            + $"{SeverityName.Of(finding.Severity)} {finding.Rule.Id}: {VisibleText.Escape(finding.Message)}";
    }
}
