using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// Findings with the lines that they are about. Colors and links only where the output is a terminal.
/// </summary>
internal sealed class HumanFormat
{
    // Between the number of a line and its text.
    private const int GutterWidth = 3;
    private const int MinWidth = 20;
    private const string Gutter = "|";
    private const string Muted = "grey";

    private readonly LintReport _report;
    private readonly StyledWriter _writer;
    private readonly int _width;

    private HumanFormat(LintReport report, ToolOutput output)
    {
        _report = report;
        _writer = new StyledWriter(output);
        _width = output.Width;
    }

    public static void Write(LintReport report, ToolOutput output) => new HumanFormat(report, output).Write();

    private void Write()
    {
        foreach (var reported in _report.Reported)
            Write(reported);
        if (_report.HasStatistics)
            WriteStatistics();
        if (_report.IsQuiet)
            return;
        _writer.WriteLine(Summary.Describe(_report.Result));
        if (Summary.DescribeFixes(_report) is { } fixes)
            _writer.WriteLine(fixes);
        if (Summary.DescribeResolved(_report.Result) is { } resolved)
            _writer.WriteLine(resolved);
    }

    private void Write(ReportedFinding reported)
    {
        var (file, finding) = reported;
        var location = reported.Location;
        var color = finding.Severity switch { Severity.Error => "red", Severity.Warning => "yellow", _ => "blue" };
        _writer.Write($"{VisibleText.Escape(file.DisplayPath)}:{location.StartLine}:{location.StartColumn}", "bold");
        _writer.Write(": ");
        _writer.Write(SeverityName.Of(finding.Severity), color);
        _writer.Write(" ");
        WriteId(finding.Rule);
        _writer.WriteLine(": " + VisibleText.Escape(finding.Message));
        var margin = new string(' ', Summary.Number(location.EndLine).Length);
        WriteSource(reported, color, margin);
        if (finding.Fix is { } fix)
        {
            _writer.Write(margin + (fix.Safety is FixSafety.Safe ? " = fix:" : " = unsafe fix:"), "cyan");
            _writer.WriteLine(" " + VisibleText.Escape(fix.Title));
        }

        _writer.Write(margin + " = help:", Muted);
        _writer.WriteLine(" " + (finding.Rule.HelpLink ?? $"dockerfile-analyzers explain {finding.Rule.Id}"));
        _writer.WriteLine();
    }

    private void WriteSource(ReportedFinding reported, string color, string margin)
    {
        var width = Math.Max(MinWidth, _width - margin.Length - GutterWidth);
        var lines = SourceExcerpt.Create(reported.File.File, reported.Finding.Span, width);
        if (!lines.IsEmpty)
        {
            _writer.Write(margin + " " + Gutter, Muted);
            _writer.WriteLine();
        }

        foreach (var line in lines)
        {
            WriteGutter(line.Number.PadLeft(margin.Length));
            _writer.WriteLine(line.Text);
            if (line.Length == 0)
                continue;
            WriteGutter(margin);
            _writer.Write(new string(' ', line.Start));
            _writer.Write(new string('^', line.Length), color);
            _writer.WriteLine();
        }
    }

    private void WriteId(RuleDescriptor rule)
    {
        if (rule.HelpLink is { } link)
            _writer.Write(rule.Id, "link=" + link);
        else
            _writer.Write(rule.Id);
    }

    private void WriteGutter(string number)
    {
        _writer.Write(number + " ");
        _writer.Write(Gutter, Muted);
        _writer.Write(" ");
    }

    private void WriteStatistics()
    {
        var counts = RuleCount.Create(_report);
        if (counts.IsEmpty)
            return;
        var width = counts.Max(count => Summary.Number(count.Count).Length);
        foreach (var count in counts)
        {
            var fixes = new[] { (count.SafeFixes, "safe fix"), (count.UnsafeFixes, "unsafe fix") }
                .Where(one => one.Item1 > 0).Select(one => Plural.Of(one.Item1, one.Item2, one.Item2 + "es")).ToArray();
            _writer.Write($"{Summary.Number(count.Count).PadLeft(width)}  ");
            WriteId(count.Rule);
            _writer.WriteLine($" {count.Rule.Name}" + (fixes.Length == 0 ? "" : $" ({string.Join(", ", fixes)})"));
        }

        _writer.WriteLine();
    }
}
