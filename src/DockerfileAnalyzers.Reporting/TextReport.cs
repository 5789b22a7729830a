using System.Text;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>The report for a console: a table as <c>docker image history</c> prints it, from the base up.</summary>
internal static class TextReport
{
    private const int InstructionWidth = 46;

    public static string Render(DockerfileReport report)
    {
        var text = new StringBuilder();
        text.Append(report.Name).Append(": ").Append(ReportText.Headline(report)).Append('\n');
        if (report.Safe.Fixes > 0 && report.Safe.Image != report.All.Image)
            text.Append(ReportText.SafeHeadline(report)).Append('\n');
        if (report.Context is { } context)
            text.Append(
                $"Build context: {ByteSize.Format(context.SentBytes)} in {ReportText.Files(context.SentFiles)} sent; "
                    + $"the directory is {ReportText.Directory(context)}\n");
        AppendLayers(text, "Image", report.ImageLayers);
        foreach (var stage in report.Stages.Where(stage => !stage.IsShipped))
            AppendLayers(text, $"Stage {stage.Name}, not in the image", stage.Layers);
        if (!report.Findings.IsEmpty)
            AppendFindings(text, report);
        return text.ToString();
    }

    private static void AppendLayers(StringBuilder text, string title, IEnumerable<LayerReport> layers)
    {
        text.Append('\n').Append(title).Append('\n');
        AppendTable(text, new[] { "LINE", "INSTRUCTION", "SIZE", "BASIS", "DETAILS" }, layers.Select(layer => new[]
        {
            layer.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Truncation.Shorten(layer.Text, InstructionWidth),
            ReportText.Size(layer.Size),
            layer.Parts.IsEmpty ? "" : ReportText.Known(layer.Size),
            string.Join("; ", layer.Parts.Select(part => part.Description)),
        }));
    }

    private static void AppendFindings(StringBuilder text, DockerfileReport report)
    {
        text.Append("\nWhat to change\n");
        AppendTable(text, new[] { "PLACE", "RULE", "SAVES", "FIX", "FINDING" }, report.Findings.Select(finding => new[]
        {
            $"{report.Sources[finding.Source].Name}:{finding.Line}:{finding.Column}", finding.Rule.Id,
            finding.Effect is { } effect ? ByteSize.Format(effect.SavedBytes) : "",
            finding.FixSafety?.ToString().ToLowerInvariant() ?? "",
            finding.Message,
        }));
    }

    // Columns as wide as they need to be; the last one ends where its text does.
    private static void AppendTable(StringBuilder text, string[] header, IEnumerable<string[]> rows)
    {
        var all = new[] { header }.Concat(rows).ToArray();
        var widths = Enumerable.Range(0, header.Length).Select(column => all.Max(row => row[column].Length)).ToArray();
        foreach (var row in all)
        {
            var line = new StringBuilder("  ");
            for (var column = 0; column < row.Length; column++)
                line
                    .Append(
                        column == 0 && header[0] == "LINE"
                            ? row[column].PadLeft(widths[column])
                            : row[column].PadRight(widths[column]))
                    .Append("  ");
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }
}
