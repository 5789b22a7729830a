using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// Tables for a person: the findings by rule, then the first of them. Kept short, since the summary of a job in GitHub
/// Actions takes no more than 1 MiB.
/// </summary>
internal static class MarkdownFormat
{
    private const int MaxFindings = 500;
    private const int MaxCell = 500;

    public static void Write(LintReport report, ToolOutput output)
    {
        var text = new StringBuilder("### Dockerfiles\n\n");
        text.Append(Summary.Describe(report.Result)).Append('\n');
        var findings = report.Reported.ToArray();
        if (findings.Length > 0)
        {
            text.Append("\n| Count | Rule | Fixable |\n|---:|---|---:|\n");
            foreach (var count in RuleCount.Create(report))
                text.Append(
                    CultureInfo.InvariantCulture, $"| {count.Count} | {Link(count.Rule)} {Escape(count.Rule.Title)} "
                        + $"| {count.SafeFixes + count.UnsafeFixes} |\n");
            text.Append("\n| Place | Severity | Rule | Finding |\n|---|---|---|---|\n");
            foreach (var (file, finding) in findings.Take(MaxFindings))
            {
                var line = file.File.Lines.GetLine(finding.Span.Start) + 1;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {Escape(file.DisplayPath)}:{line} | {SeverityName.Of(finding.Severity)} "
                        + $"| {Link(finding.Rule)} | {Escape(finding.Message)} |\n");
            }

            if (findings.Length > MaxFindings)
                text.Append(CultureInfo.InvariantCulture, $"\n… and {findings.Length - MaxFindings} more.\n");
        }

        if (!report.Result.Problems.IsEmpty)
            text.Append("\n| Not checked | Reason |\n|---|---|\n");
        foreach (var problem in report.Result.Problems.Take(MaxFindings))
            text.Append(
                CultureInfo.InvariantCulture, $"| {Escape(problem.DisplayPath)} | {Escape(problem.Message)} |\n");
        output.Writer.Write(text);
    }

    private static string Link(RuleDescriptor rule) =>
        rule.HelpLink is { } link ? $"[{rule.Id}]({link})" : rule.Id;

    private static string Escape(string text)
    {
        var result = new StringBuilder();
        foreach (var letter in VisibleText.Escape(text.Length > MaxCell ? text[..MaxCell] + "…" : text))
            result.Append(letter switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                // A backslash would not do for these everywhere: '|' parts cells first, '@' notifies people.
                '|' or '@' => $"&#{(int)letter};",
                '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '#' or '$' or '!' => $"\\{letter}",
                _ => letter.ToString(),
            });
        return result.ToString();
    }
}
