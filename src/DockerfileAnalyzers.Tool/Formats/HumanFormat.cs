using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Tool.Hosting;
using Spectre.Console;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// Findings with the lines that they are about. Colors and links only where the output is a terminal.
/// </summary>
internal static class HumanFormat
{
    public static void Write(LintReport report, ToolOutput output)
    {
        var console = Terminal.Create(output);
        foreach (var reported in report.Reported)
            Write(reported, console, output);
        if (report.HasStatistics)
            WriteStatistics(report, console);
        if (!report.IsQuiet)
            WriteSummary(report, console);
    }

    private static void Write(ReportedFinding reported, IAnsiConsole console, ToolOutput output)
    {
        var (file, finding) = reported;
        var location = reported.Location;
        var color = finding.Severity switch { Severity.Error => "red", Severity.Warning => "yellow", _ => "blue" };
        var path = Markup.Escape(VisibleText.Escape(file.DisplayPath));
        console.Markup($"[bold]{path}:{location.StartLine}:{location.StartColumn}[/]: ");
        console.Markup($"[{color}]{SeverityName.Of(finding.Severity)}[/] [link={finding.Rule.HelpLink}]"
            + $"{finding.Rule.Id}[/]: ");
        // Not by way of the console, which lays out what it writes.
        output.Writer.WriteLine(VisibleText.Escape(finding.Message));
        var digits = WriteSource(reported, color, console, output.Width);
        var margin = new string(' ', digits);
        if (finding.Fix is { } fix)
        {
            var safety = fix.Safety is FixSafety.Safe ? "fix" : "unsafe fix";
            console.Markup($"{margin} [cyan]= {safety}:[/] ");
            output.Writer.WriteLine(VisibleText.Escape(fix.Title));
        }

        console.MarkupLineInterpolated($"{margin} [grey]= help:[/] {finding.Rule.HelpLink}");
        console.WriteLine();
    }

    // How many digits the line numbers have.
    private static int WriteSource(ReportedFinding reported, string color, IAnsiConsole console, int width)
    {
        const int Margin = 3;
        var digits = Summary.Number(reported.Location.EndLine).Length;
        var margin = new string(' ', digits);
        var lines = SourceExcerpt.Create(
            reported.File.File, reported.Finding.Span, Math.Max(20, width - digits - Margin));
        if (!lines.IsEmpty)
            console.MarkupLineInterpolated($"{margin} [grey]|[/]");
        foreach (var line in lines)
        {
            console.MarkupLineInterpolated($"{line.Number.PadLeft(digits)} [grey]|[/] {line.Text}");
            if (line.Length == 0)
                continue;
            console.Markup($"{margin} [grey]|[/] {new string(' ', line.Start)}");
            console.MarkupLine($"[{color}]{new string('^', line.Length)}[/]");
        }

        return digits;
    }

    private static void WriteStatistics(LintReport report, IAnsiConsole console)
    {
        var counts = RuleCount.Create(report);
        if (counts.IsEmpty)
            return;
        var width = counts.Max(count => Summary.Number(count.Count).Length);
        foreach (var count in counts)
        {
            var fixes = new[] { (count.SafeFixes, "safe fix"), (count.UnsafeFixes, "unsafe fix") }
                .Where(one => one.Item1 > 0).Select(one => Plural.Of(one.Item1, one.Item2, one.Item2 + "es")).ToArray();
            console.MarkupInterpolated($"{Summary.Number(count.Count).PadLeft(width)}  ");
            console.Markup($"[link={count.Rule.HelpLink}]{count.Rule.Id}[/]");
            console.WriteLine($" {count.Rule.Name}" + (fixes.Length == 0 ? "" : $" ({string.Join(", ", fixes)})"));
        }

        console.WriteLine();
    }

    private static void WriteSummary(LintReport report, IAnsiConsole console)
    {
        console.WriteLine(Summary.Describe(report.Result));
        if (Summary.DescribeFixes(report) is { } fixes)
            console.WriteLine(fixes);
    }
}
