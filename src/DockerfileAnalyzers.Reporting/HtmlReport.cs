using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// The report as one self-contained page with style, script and data. It is complete without the script.
/// </summary>
internal static class HtmlReport
{
    public static string Render(DockerfileReport report) => Fill(
        ReadResource("report.html"), new Dictionary<string, Html>
        {
            ["title"] = Html.Of($"{report.Name}"),
            ["style"] = Html.Trusted(ReadResource("report.css")),
            ["script"] = Html.Trusted(ReadResource("report.js")),
            ["data"] = Html.Trusted(JsonReport.Render(report)),
            ["headline"] = Html.Of($"{KeepSizesTogether(ReportText.Headline(report))}"),
            ["outcomes"] = RenderOutcomes(report),
            ["findings"] = RenderFindings(report),
            ["layers"] = HtmlImage.RenderLayers(report),
            ["source"] = Html.Join(report.Sources.Select((source, index) => RenderSource(report, source, index))),
            ["stages"] = HtmlImage.RenderStages(report),
            ["context"] = HtmlImage.RenderContext(report),
            ["version"] = Html.Of($"{ProductInfo.Version}"),
        });

    // No line ends between a number and its unit.
    private static string KeepSizesTogether(string text) =>
        Regex.Replace(text, @"(?<=≈) |(?<=\d) (?=\w)", "\u00A0", RegexOptions.CultureInvariant);

    private static string Fill(string template, Dictionary<string, Html> slots)
    {
        int Find(int from) => template.IndexOf("{{", from, StringComparison.Ordinal);
        var result = new System.Text.StringBuilder();
        var position = 0;
        // One pass, so that text of the report that looks like a slot stays text.
        for (var start = Find(0); start >= 0; start = Find(position))
        {
            var end = template.IndexOf("}}", start, StringComparison.Ordinal);
            result.Append(template, position, start - position)
                .Append(slots[template.Substring(start + 2, end - start - 2)]);
            position = end + 2;
        }

        return result.Append(template, position, template.Length - position).ToString();
    }

    private static string ReadResource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Html RenderOutcomes(DockerfileReport report)
    {
        var rows = new List<(string Label, Outcome Outcome)> { ("Current", report.Now) };
        if (report.Safe.Fixes > 0)
            rows.Add(($"With safe fixes ({report.Safe.Fixes})", report.Safe));
        if (report.All.Fixes > report.Safe.Fixes)
            rows.Add(($"With all fixes ({report.All.Fixes})", report.All));
        var image = RenderMeters("Image, uncompressed", rows.Select(row => (row.Label, row.Outcome.Image)).ToArray());
        if (report.Now.ContextBytes is not > 0)
            return image;
        var sent = rows.Where(row => row.Outcome.ContextBytes is not null).Select(row =>
            (row.Label, new SizeEstimate(row.Outcome.ContextBytes!.Value, Knowledge.Certainty.Measured)));
        return Html.Of($"{image}{RenderMeters("Build context that is sent", sent.ToArray())}");
    }

    private static Html RenderMeters(string caption, IReadOnlyCollection<(string Label, SizeEstimate Size)> rows)
    {
        var largest = Math.Max(1, rows.Max(row => row.Size.Bytes));
        Html RenderRow((string Label, SizeEstimate Size) row, int index) => Html.Of($"""
            <tr><th scope="row">{row.Label}</th><td class="meter"><span class="bar{(index == 0 ? " before" : "")}"
            style="width:{HtmlParts.Percent(row.Size.Bytes, largest)}%"></span></td>
            <td class="size">{ReportText.Size(row.Size)}</td></tr>
            """);
        return Html.Of($"""
            <table class="meters"><caption>{caption}</caption><tbody>
            {Html.Join(rows.Select(RenderRow))}
            </tbody></table>
            """);
    }

    private static Html RenderFindings(DockerfileReport report) => report.Findings.IsEmpty
        ? Html.Of($"<p>There are no findings other than those that are suppressed or in a baseline.</p>") : Html.Of($"""
        <p class="hint"><code>dotnet build -t:FixDockerfiles</code> applies the safe fixes;
        <code>-p:DockerfileFixSafety=Unsafe</code> applies all fixes.</p>
        <table class="list findings"><caption class="hidden">Findings, by the size that they save</caption>
        <thead><tr>{HtmlParts.Headings("Finding", "Line", "Fix")}
        <th scope="col" class="number">Saves</th></tr></thead><tbody>
        {Html.Join(report.Findings.Select(finding => RenderFindingRow(report, finding)))}
        </tbody></table>
        {RenderDifference("Changes by the safe fixes", report.Safe)}{
            Html.If(report.All.Difference != report.Safe.Difference,
                $"{RenderDifference("Changes by all fixes", report.All)}")}
        """);

    private static Html RenderFindingRow(DockerfileReport report, FindingReport finding)
    {
        var place = finding.Source == 0 ? Html.Of($"""<span class="narrow">line </span>""")
            : Html.Of($"{report.Sources[finding.Source].Name}:");
        return Html.Of($"""
            <tr class="{ReportText.Describe(finding.Severity)}"><th scope="row">{finding.Message}
            {RenderRule(finding)}</th>
            <td><a href="#{HtmlParts.LineId(finding.Source, finding.Line)}">{place}{finding.Line}</a></td>
            <td>{DescribeFix(finding.FixSafety)}</td>
            <td class="number">{RenderEffect(finding.Effect)}</td></tr>

            """);
    }

    private static string DescribeFix(FixSafety? safety) => safety switch
    {
        null => "manual",
        FixSafety.Safe => "safe fix",
        _ => "unsafe fix",
    };

    private static Html RenderRule(FindingReport finding) =>
        finding.Rule.HelpLink is { } link
            ? Html.Of($"""<a class="rule" href="{link}">{finding.Rule.Id}</a>""")
            : Html.Of($"""<span class="rule">{finding.Rule.Id}</span>""");

    private static Html RenderEffect(Effect? effect) => effect is null ? Html.Empty : Html.Of($"""
        <strong>{ByteSize.Format(effect.SavedBytes)}</strong> <span
        class="change">{ReportText.Describe(effect)} {ReportText.Size(effect.Before)} → {
            ReportText.Size(effect.After)}</span>
        """);

    private static Html RenderDifference(string title, Outcome outcome)
    {
        if (outcome.Difference.Length == 0)
            return Html.Empty;
        var lines = outcome.Difference.TrimEnd('\n').Split('\n')
            .Select(line => Html.Of($"""<div class="{DifferenceClass(line)}">{line}</div>"""));
        return Html.Of($"""
            <details class="difference"><summary>{title}</summary><div class="code" role="region" aria-label="{title}"
            tabindex="0">{Html.Join(lines)}</div></details>
            """);
    }

    private static string DifferenceClass(string line)
    {
        bool Starts(string text) => line.StartsWith(text, StringComparison.Ordinal);
        if (Starts("+++") || Starts("---") || Starts("@@"))
            return "line frame";
        if (Starts("+"))
            return "line added";
        return Starts("-") ? "line removed" : "line";
    }

    private static Html RenderSource(DockerfileReport report, SourceReport source, int index)
    {
        var notes = report.Findings.Where(finding => finding.Source == index).ToLookup(finding => finding.EndLine);
        Html RenderLine(ImmutableArray<SourceSegment> line, int number)
        {
            var id = HtmlParts.LineId(index, number + 1);
            return Html.Of($"""
                <div class="line" id="{id}"><a class="no" href="#{id}"
                aria-label="line {number + 1}">{number + 1}</a><code>{
                    Html.Join(line.Select(RenderSegment))}</code></div>{Html.Join(notes[number + 1].Select(RenderNote))}

                """);
        }

        return Html.Of($"""
            <h3>{source.Name}</h3><div class="code" role="region" aria-label="Source of {source.Name}" tabindex="0">
            {Html.Join(source.Lines.Select(RenderLine))}</div>

            """);
    }

    private static Html RenderSegment(SourceSegment segment)
    {
        var text = segment.Kind is SegmentKind.Text ? Html.Of($"{segment.Text}")
            : Html.Of($"""<span class="{segment.Kind.ToString().ToLowerInvariant()}">{segment.Text}</span>""");
        return segment.IsMarked ? Html.Of($"<mark>{text}</mark>") : text;
    }

    private static Html RenderNote(FindingReport finding)
    {
        var severity = ReportText.Describe(finding.Severity);
        var effect = finding.Effect is null ? Html.Empty
            : Html.Of($"""<span class="effect">{RenderEffect(finding.Effect)}</span>""");
        var kind = finding.FixSafety is FixSafety.Safe ? "Safe fix" : "Unsafe fix";
        var fix = finding.FixTitle is null ? Html.Empty
            : Html.Of($"""<span class="fix">{kind}: {finding.FixTitle}</span>""");
        return Html.Of($"""
            <div class="note {severity}" role="note"><span class="label">{severity}</span> {finding.Message} {
                RenderRule(finding)}{effect}{fix}</div>
            """);
    }
}
