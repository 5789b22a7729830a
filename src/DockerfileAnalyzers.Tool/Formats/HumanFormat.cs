using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using Spectre.Console;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// Findings with the lines that they are about. Colors and links only where the output is a terminal.
/// </summary>
internal static class HumanFormat
{
    private const int TabWidth = 4;

    public static void Write(LintResult result, ToolOutput output)
    {
        var console = Terminal.Create(output);
        foreach (var file in result.Files)
        {
            foreach (var finding in file.Reported)
                Write(file, finding, console);
        }

        WriteSummary(result, console);
    }

    private static void Write(FileResult file, Finding finding, IAnsiConsole console)
    {
        var position = file.File.Lines.GetPosition(finding.Span.Start);
        var color = finding.Severity switch { Severity.Error => "red", Severity.Warning => "yellow", _ => "blue" };
        console.Markup($"[bold]{Markup.Escape(file.DisplayPath)}:{position.Line + 1}:{position.Column + 1}[/]: ");
        console.Markup($"[{color}]{SeverityName.Of(finding.Severity)}[/] [link={finding.Rule.HelpLink}]"
            + $"{finding.Rule.Id}[/]: ");
        console.WriteLine(finding.Message);
        WriteSource(file.File, finding, color, console);
        if (finding.Fix is { } fix)
        {
            var safety = fix.Safety is FixSafety.Safe ? "fix" : "unsafe fix";
            console.MarkupLineInterpolated($"  [cyan]= {safety}:[/] {fix.Title}");
        }

        console.WriteLine();
    }

    private static void WriteSource(SourceFile file, Finding finding, string color, IAnsiConsole console)
    {
        var span = file.GetFirstLine(finding.Span);
        var start = file.Text.LastIndexOf('\n', Math.Max(0, span.Start - 1)) is var before && span.Start == 0
            ? 0 : before + 1;
        var end = file.Text.IndexOf('\n', span.Start) is >= 0 and var next ? next : file.Text.Length;
        var line = file.Text[start..end].TrimEnd('\r');
        if (line.Length == 0)
            return;
        var number = (file.Lines.GetPosition(span.Start).Line + 1)
            .ToString(System.Globalization.CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        var (from, to) = (Math.Min(span.Start - start, line.Length), Math.Min(span.End - start, line.Length));
        console.MarkupLineInterpolated($"{margin} [grey]|[/]");
        console.MarkupLineInterpolated($"{number} [grey]|[/] {Expand(line)}");
        console.Markup($"{margin} [grey]|[/] {new string(' ', Expand(line[..from]).Length)}");
        console.MarkupLine($"[{color}]{new string('^', Math.Max(1, Expand(line[from..to]).Length))}[/]");
    }

    private static string Expand(string text) => text.Replace("\t", new string(' ', TabWidth));

    private static void WriteSummary(LintResult result, IAnsiConsole console)
    {
        var files = Plural(result.Files.Length, "file");
        var counts = new[] { Severity.Error, Severity.Warning, Severity.Info }
            .Where(severity => result.Count(severity) > 0)
            .Select(severity => severity is Severity.Info ? $"{result.Count(severity)} info"
                : Plural(result.Count(severity), SeverityName.Of(severity))).ToArray();
        console.WriteLine(counts.Length == 0 ? $"No findings in {files}." : $"{string.Join(", ", counts)} in {files}.");
    }

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
