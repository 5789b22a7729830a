using System.Globalization;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>The report as one page that needs nothing else: style, script and data are in it. Without scripts it says the same.</summary>
internal static class HtmlReport
{
    private const double MapAspect = 2.4;

    public static string Render(DockerfileReport report) => Fill(ReadResource("report.html"), new Dictionary<string, Html>
    {
        ["title"] = Html.Of($"{report.Name}"),
        ["style"] = Html.Trusted(ReadResource("report.css")),
        ["script"] = Html.Trusted(ReadResource("report.js")),
        ["data"] = Html.Trusted(JsonReport.Render(report)),
        ["headline"] = Html.Of($"{ReportText.Headline(report)}"),
        ["outcomes"] = RenderOutcomes(report),
        ["findings"] = RenderFindings(report),
        ["layers"] = RenderLayers(report),
        ["source"] = Html.Join(report.Sources.Select((source, index) => RenderSource(report, source, index))),
        ["stages"] = RenderStages(report),
        ["context"] = RenderContext(report),
        ["version"] = Html.Of($"{ProductInfo.Version}"),
    });

    private static string Fill(string template, Dictionary<string, Html> slots)
    {
        var result = new System.Text.StringBuilder();
        var position = 0;
        // One pass, so that text of the report that looks like a slot stays text.
        for (var start = template.IndexOf("{{", StringComparison.Ordinal); start >= 0; start = template.IndexOf("{{", position, StringComparison.Ordinal))
        {
            var end = template.IndexOf("}}", start, StringComparison.Ordinal);
            result.Append(template, position, start - position).Append(slots[template.Substring(start + 2, end - start - 2)]);
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
        var rows = new List<(string Label, Outcome Outcome)> { ("As it is", report.Now) };
        if (report.Safe.Fixes > 0)
            rows.Add(($"Safe fixes, {report.Safe.Fixes}", report.Safe));
        if (report.All.Fixes > report.Safe.Fixes)
            rows.Add(($"All fixes, {report.All.Fixes}", report.All));
        var image = RenderMeters("Image, uncompressed", rows.Select(row => (row.Label, row.Outcome.Image)).ToArray());
        var context = report.Now.ContextBytes is not > 0 ? Html.Empty : RenderMeters(
            "Build context that is sent", rows.Where(row => row.Outcome.ContextBytes is not null).Select(row => (row.Label, new SizeEstimate(row.Outcome.ContextBytes!.Value, Knowledge.Certainty.Measured))).ToArray());
        return Html.Of($"{image}{context}");
    }

    private static Html RenderMeters(string caption, IReadOnlyCollection<(string Label, SizeEstimate Size)> rows)
    {
        var largest = Math.Max(1, rows.Max(row => row.Size.Bytes));
        return Html.Of($"""
            <table class="meters"><caption>{caption}</caption><tbody>
            {Html.Join(rows.Select((row, index) => Html.Of($"""<tr><th scope="row">{row.Label}</th><td class="meter"><span class="bar{(index == 0 ? " before" : "")}" style="width:{Percent(row.Size.Bytes, largest)}%"></span></td><td class="size">{ReportText.Size(row.Size)}</td></tr>""")))}
            </tbody></table>
            """);
    }

    private static Html RenderFindings(DockerfileReport report) => report.Findings.IsEmpty ? Html.Of($"<p>Nothing. The files are as they should be.</p>") : Html.Of($"""
        <p class="hint"><code>dotnet build -t:FixDockerfiles</code> applies the safe fixes, <code>-p:DockerfileFixSafety=Unsafe</code> all of them.</p>
        <table class="list findings"><caption class="hidden">Findings, by what they save</caption>
        <thead><tr><th scope="col">What</th><th scope="col">Line</th><th scope="col">Fix</th><th scope="col" class="number">Saves</th></tr></thead><tbody>
        {Html.Join(report.Findings.Select(finding => RenderFindingRow(report, finding)))}
        </tbody></table>
        {RenderDifference("Difference after the safe fixes", report.Safe)}{Html.If(report.All.Difference != report.Safe.Difference, $"{RenderDifference("Difference after all fixes", report.All)}")}
        """);

    private static Html RenderFindingRow(DockerfileReport report, FindingReport finding) => Html.Of($"""
        <tr class="{ReportText.Describe(finding.Severity)}"><th scope="row">{finding.Message} <a class="rule" href="{finding.Rule.HelpLink}">{finding.Rule.Id}</a></th>
        <td><a href="#{LineId(finding.Source, finding.Line)}">{(finding.Source == 0 ? Html.Of($"""<span class="narrow">line </span>""") : Html.Of($"{report.Sources[finding.Source].Name}:"))}{finding.Line}</a></td>
        <td>{(finding.FixSafety is null ? "by hand" : finding.FixSafety is FixSafety.Safe ? "safe fix" : "fix to review")}</td>
        <td class="number">{RenderEffect(finding.Effect)}</td></tr>

        """);

    private static Html RenderEffect(Effect? effect) => effect is null ? Html.Empty : Html.Of($"""
        <strong>{ByteSize.Format(effect.SavedBytes)}</strong> <span class="change">{ReportText.Describe(effect)} {ReportText.Size(effect.Before)} → {ReportText.Size(effect.After)}</span>
        """);

    private static Html RenderDifference(string title, Outcome outcome) => outcome.Difference.Length == 0 ? Html.Empty : Html.Of($"""
        <details class="difference"><summary>{title}</summary><div class="code" role="region" aria-label="{title}" tabindex="0">{Html.Join(outcome.Difference.TrimEnd('\n').Split('\n').Select(line => Html.Of($"""<div class="{DifferenceClass(line)}">{line}</div>""")))}</div></details>
        """);

    private static string DifferenceClass(string line) =>
        line.StartsWith("+++", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("@@", StringComparison.Ordinal) ? "line frame"
        : line.StartsWith("+", StringComparison.Ordinal) ? "line added" : line.StartsWith("-", StringComparison.Ordinal) ? "line removed" : "line";

    private static Html RenderLayers(DockerfileReport report)
    {
        var image = report.ImageLayers.ToArray();
        var others = report.Stages.Where(stage => !stage.IsShipped);
        return Html.Of($"""
            {RenderStack("The image", report.Now.Image, "", image)}
            {Html.Join(others.Select(stage => RenderStack($"Stage {stage.Name}", stage.Size, stage.IsUsed ? "Not in the image: only what is copied from it is." : "Not in the image, and nothing is taken from it.", stage.Layers)))}
            """);
    }

    private static Html RenderStack(string title, SizeEstimate size, string note, IReadOnlyCollection<LayerReport> layers)
    {
        var largest = Math.Max(1, layers.Select(layer => layer.Size.Bytes).DefaultIfEmpty(0).Max());
        return Html.Of($"""
            <h3>{title} <span class="total">{ReportText.Size(size)}</span></h3>{Html.If(note.Length > 0, $"""<p class="hint">{note}</p>""")}
            <ol class="stack">{Html.Join(layers.Select(layer => RenderLayer(layer, largest)))}</ol>

            """);
    }

    private static Html RenderLayer(LayerReport layer, long largest)
    {
        var kept = layer.Size.Bytes - layer.AvoidableBytes;
        var weight = layer.Size is { Bytes: 0, IsAtLeast: false } ? "none" : layer.Size.IsUnknown ? "unknown" : "some";
        return Html.Of($"""
            <li class="layer {weight}" data-line="{layer.Line}" data-end="{layer.EndLine}"><details><summary>
            <span class="text"><b>{layer.Keyword}</b>{layer.Text.Substring(Math.Min(layer.Keyword.Length, layer.Text.Length))}</span><span class="size">{ReportText.Size(layer.Size)}</span>
            <span class="track" aria-hidden="true"><span class="bar" style="width:{Percent(kept, largest)}%"></span><span class="bar avoidable" style="width:{Percent(layer.AvoidableBytes, largest)}%"></span></span>
            <span class="meta">line {layer.Line}{Html.If(weight == "some", $" · {ReportText.Known(layer.Size)}")}{Html.If(layer.AvoidableBytes > 0, $""" · <em>{ByteSize.Format(layer.AvoidableBytes)} avoidable</em>""")} · built again when {layer.Cache.Summary}</span>
            </summary><div class="inside">
            {RenderParts(layer)}{RenderContents(layer)}
            <h4>Built again when</h4><ul>{Html.Join(layer.Cache.Reasons.Select(reason => Html.Of($"<li>{reason}</li>")))}</ul>
            <p><a href="#{LineId(0, layer.Line)}">Show in the source</a></p>
            </div></details></li>

            """);
    }

    private static Html RenderParts(LayerReport layer) => layer.Parts.IsEmpty ? Html.Of($"<p>It writes no files.</p>") : Html.Of($"""
        <table class="list"><caption>What it adds</caption><thead class="hidden"><tr><th scope="col">What</th><th scope="col">How it is known</th><th scope="col">Size</th></tr></thead><tbody>
        {Html.Join(layer.Parts.Select(part => Html.Of($"""<tr><th scope="row">{part.Description}{Html.If(part.IsAvoidable, $""" <em>avoidable</em>""")}</th><td>{ReportText.Known(part.Size)}</td><td class="number">{ReportText.Size(part.Size)}</td></tr>""")))}
        </tbody></table>
        """);

    private static Html RenderContents(LayerReport layer) => layer.Contents.Length < 2 ? Html.Empty : Html.Of($"""
        <figure><div class="map small" role="img" aria-label="Areas of the folders that line {layer.Line} copies; the table below lists them">{RenderTiles(layer.Contents)}</div></figure>
        <table class="list"><caption>Largest of the build context</caption><thead class="hidden"><tr><th scope="col">Path</th><th scope="col">Files</th><th scope="col">Size</th></tr></thead><tbody>
        {Html.Join(layer.Contents.Take(6).Select(folder => Html.Of($"""<tr><th scope="row"><code>{folder.Path}</code></th><td>{ReportText.Files(folder.Files)}</td><td class="number">{ByteSize.Format(folder.Bytes)}</td></tr>""")))}
        </tbody></table>
        """);

    private static Html RenderTiles(ImmutableArray<FolderReport> folders) => Html.Join(
        folders.Zip(Treemap.Layout(folders.Select(folder => folder.Bytes).ToArray(), MapAspect), (folder, tile) => Html.Of($"""
            <div class="tile{(folder.UnusedBytes > folder.Bytes / 2 ? " unused" : "")}" style="left:{N(tile.Left)}%;top:{N(tile.Top)}%;width:{N(tile.Width)}%;height:{N(tile.Height)}%" title="{folder.Path} {ByteSize.Format(folder.Bytes)}"><span>{folder.Path} <b>{ByteSize.Format(folder.Bytes)}</b></span></div>
            """)));

    private static Html RenderContext(DockerfileReport report)
    {
        if (report.Context is not { } context)
            return Html.Of($"<p>The build context is not known here.</p>");
        return Html.Of($"""
            <p>{ByteSize.Format(context.SentBytes)} in {ReportText.Files(context.SentFiles)} are sent, {ByteSize.Format(context.IgnoredBytes)} are ignored.{Html.If(!context.IsComplete, $" The folder was too large to list in full.")}</p>
            {Html.If(context.Folders.Length > 1, $"""<figure><div class="map" role="img" aria-label="Areas of the largest folders of the build context; the table below lists them">{RenderTiles(context.Folders)}</div>{Html.If(context.Folders.Any(folder => folder.UnusedBytes > folder.Bytes / 2), $"""<figcaption>Hatched: sent, but no instruction copies it.</figcaption>""")}</figure>""")}
            {Html.If(context.Folders.Length > 0, $"""
            <table class="list"><caption class="hidden">The largest folders and files that are sent</caption><thead><tr><th scope="col">Sent</th><th scope="col">Files</th><th scope="col">Copied in</th><th scope="col" class="number">Size</th></tr></thead><tbody>
            {Html.Join(context.Folders.Select(folder => Html.Of($"""<tr><th scope="row"><code>{folder.Path}</code></th><td>{folder.Files}<span class="narrow">{(folder.Files == 1 ? " file" : " files")}</span></td><td>{(folder.CopiedIn.IsEmpty ? folder.UnusedBytes is null ? "" : "not copied" : ReportText.Lines(folder.CopiedIn))}</td><td class="number">{ByteSize.Format(folder.Bytes)}</td></tr>""")))}
            </tbody></table>
            """)}
            """);
    }

    private static Html RenderStages(DockerfileReport report) => report.Stages.IsEmpty ? Html.Of($"<p>There is no stage.</p>") : Html.Of($"""
        <figure><div class="scroll" role="region" aria-label="Graph of the stages" tabindex="0">{HtmlGraph.Draw(StageGraph.Create(report), $"{report.Stages.Length} stages and what flows between them; the table below lists it")}</div><figcaption>Solid: layers and files. Dashed: mounted for one instruction.</figcaption></figure>
        <table class="list"><caption class="hidden">What flows between stages</caption><thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col">What</th><th scope="col">Line</th><th scope="col" class="number">Size</th></tr></thead><tbody>
        {Html.Join(report.Flows.Select(flow => Html.Of($"""<tr><th scope="row">{flow.Source.Name}</th><td><span class="narrow">to </span>{report.Stages[flow.Target].Name}</td><td><code>{ReportText.Shorten(flow.What, 60)}</code></td><td><a href="#{LineId(0, flow.Line)}"><span class="narrow">line </span>{flow.Line}</a></td><td class="number">{(flow.Kind is FlowKind.Mount ? "mounted" : ReportText.Size(flow.Size))}</td></tr>""")))}
        </tbody></table>
        """);

    private static Html RenderSource(DockerfileReport report, SourceReport source, int index)
    {
        var notes = report.Findings.Where(finding => finding.Source == index).ToLookup(finding => finding.EndLine);
        return Html.Of($"""
            <h3>{source.Name}</h3><div class="code" role="region" aria-label="Source of {source.Name}" tabindex="0">
            {Html.Join(source.Lines.Select((line, number) => Html.Of($"""
            <div class="line" id="{LineId(index, number + 1)}"><a class="no" href="#{LineId(index, number + 1)}" aria-label="line {number + 1}">{number + 1}</a><code>{Html.Join(line.Select(RenderSegment))}</code></div>{Html.Join(notes[number + 1].Select(RenderNote))}

            """)))}</div>

            """);
    }

    private static Html RenderSegment(SourceSegment segment)
    {
        var text = segment.Kind is SegmentKind.Text ? Html.Of($"{segment.Text}") : Html.Of($"""<span class="{segment.Kind.ToString().ToLowerInvariant()}">{segment.Text}</span>""");
        return segment.IsMarked ? Html.Of($"<mark>{text}</mark>") : text;
    }

    private static Html RenderNote(FindingReport finding) => Html.Of($"""
        <div class="note {ReportText.Describe(finding.Severity)}" role="note"><span class="label">{ReportText.Describe(finding.Severity)}</span> {finding.Message} <a class="rule" href="{finding.Rule.HelpLink}">{finding.Rule.Id}</a>{Html.If(finding.Effect is not null, $"""<span class="effect">{RenderEffect(finding.Effect)}</span>""")}{Html.If(finding.FixTitle is not null, $"""<span class="fix">{(finding.FixSafety is FixSafety.Safe ? "Safe fix" : "Fix to review")}: {finding.FixTitle}</span>""")}</div>
        """);

    private static string LineId(int source, int line) => source == 0 ? $"L{line}" : $"I{line}";

    private static string Percent(long part, long whole) => N(100.0 * part / whole);

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
