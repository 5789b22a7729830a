using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>The layers of the image, what is sent to the build, and what flows between the stages.</summary>
internal static class HtmlImage
{
    private const double MapAspect = 2.4;

    public static Html RenderLayers(DockerfileReport report)
    {
        var image = report.ImageLayers.ToArray();
        var others = report.Stages.Where(stage => !stage.IsShipped);
        return Html.Of($"""
            {RenderStack("The image", report.Now.Image, "", image)}
            {Html.Join(others.Select(stage =>
                RenderStack($"Stage {stage.Name}", stage.Size, DescribeUse(stage), stage.Layers)))}
            """);
    }

    public static Html RenderContext(DockerfileReport report)
    {
        if (report.Context is not { } context)
            return Html.Of($"<p>The build context is unknown.</p>");
        return Html.Of($"""
            <p>{ByteSize.Format(context.SentBytes)} in {
                ReportText.Files(context.SentFiles)} are sent. The directory is {
                ReportText.Directory(context)}.{
                Html.If(!context.IsComplete, $" The directory was too large to list completely.")}</p>
            {(context.Folders.Length > 1 ? RenderMap(context) : Html.Empty)}
            {(context.Folders.IsEmpty ? Html.Empty : RenderFolders(context))}
            """);
    }

    public static Html RenderStages(DockerfileReport report)
    {
        if (report.Stages.IsEmpty)
            return Html.Of($"<p>There are no build stages.</p>");
        var graph = HtmlGraph.Draw(StageGraph.Create(report),
            $"{report.Stages.Length} stages and the data flow between them; the table below lists it");
        return Html.Of($"""
            <figure><div class="scroll" role="region" aria-label="Graph of the stages" tabindex="0">{graph}</div>
            <figcaption>Solid arrows: base stages and copied files.
            Dashed arrows: mounted for one instruction only.</figcaption></figure>
            <table class="list"><caption class="hidden">Data flow between stages</caption>
            <thead><tr>{HtmlParts.Headings("From", "To", "Content", "Line")}
            <th scope="col" class="number">Size</th></tr></thead><tbody>
            {Html.Join(report.Flows.Select(flow => RenderFlow(report, flow)))}
            </tbody></table>
            """);
    }

    private static Html RenderFlow(DockerfileReport report, Flow flow) => Html.Of($"""
        <tr><th scope="row">{flow.Source.Name}</th>
        <td><span class="narrow">to </span>{report.Stages[flow.Target].Name}</td>
        <td><code>{Truncation.Shorten(flow.What, 60)}</code></td>
        <td><a href="#{HtmlParts.LineId(0, flow.Line)}"><span class="narrow">line </span>{flow.Line}</a></td>
        <td class="number">{(flow.Kind is FlowKind.Mount ? "mounted" : ReportText.Size(flow.Size))}</td></tr>
        """);

    private static string DescribeUse(StageReport stage) => stage.IsUsed
        ? "Only the files copied from it are in the image." : "Not in the image, and nothing is copied from it.";

    private static Html RenderStack(string title, SizeEstimate size, string note,
        IReadOnlyCollection<LayerReport> layers)
    {
        var largest = Math.Max(1, layers.Select(layer => layer.Size.Bytes).DefaultIfEmpty(0).Max());
        return Html.Of($"""
            <h3>{title} <span class="total">{ReportText.Size(size)}</span></h3>{
                Html.If(note.Length > 0, $"""<p class="hint">{note}</p>""")}
            <ol class="stack">{Html.Join(layers.Select(layer => RenderLayer(layer, largest)))}</ol>

            """);
    }

    private static Html RenderLayer(LayerReport layer, long largest)
    {
        var kept = HtmlParts.Percent(layer.Size.Bytes - layer.AvoidableBytes, largest);
        var avoidable = HtmlParts.Percent(layer.AvoidableBytes, largest);
        return Html.Of($"""
            <li class="layer {DescribeWeight(layer)}" data-line="{layer.Line}" data-end="{layer.EndLine}">
            <details><summary>
            <span class="text"><b>{layer.Keyword}</b>{
                layer.Text.Substring(Math.Min(layer.Keyword.Length, layer.Text.Length))}</span><span
            class="size">{ReportText.Size(layer.Size)}</span>
            <span class="track" aria-hidden="true"><span class="bar" style="width:{kept}%"></span><span
            class="bar avoidable" style="width:{avoidable}%"></span></span>
            {RenderMeta(layer)}
            </summary><div class="inside">
            {RenderParts(layer)}{RenderContents(layer)}
            <h4>Rebuilt when</h4><ul>{
                Html.Join(layer.Cache.Reasons.Select(reason => Html.Of($"<li>{reason}</li>")))}</ul>
            <p><a href="#{HtmlParts.LineId(0, layer.Line)}">Show in the source</a></p>
            </div></details></li>

            """);
    }

    private static string DescribeWeight(LayerReport layer)
    {
        if (layer.Size is { Bytes: 0, IsAtLeast: false })
            return "none";
        return layer.Size.IsUnknown ? "unknown" : "some";
    }

    private static Html RenderMeta(LayerReport layer)
    {
        var avoidable = Html.If(layer.AvoidableBytes > 0,
            $""" · <em>{ByteSize.Format(layer.AvoidableBytes)} avoidable</em>""");
        return Html.Of($"""
            <span class="meta">line {layer.Line}{
                Html.If(DescribeWeight(layer) == "some", $" · {ReportText.Known(layer.Size)}")}{
                avoidable} · rebuilt when {layer.Cache.Summary}</span>
            """);
    }

    private static Html RenderParts(LayerReport layer) => layer.Parts.IsEmpty
        ? Html.Of($"<p>This instruction does not write files.</p>") : Html.Of($"""
        <table class="list"><caption>What it adds</caption>
        <thead class="hidden"><tr>{HtmlParts.Headings("Content", "Certainty", "Size")}</tr></thead><tbody>
        {Html.Join(layer.Parts.Select(part => Html.Of($"""
            <tr><th scope="row">{part.Description}{Html.If(part.IsAvoidable, $""" <em>avoidable</em>""")}</th>
            <td>{ReportText.Known(part.Size)}</td><td class="number">{ReportText.Size(part.Size)}</td></tr>
            """)))}
        </tbody></table>
        """);

    private static Html RenderContents(LayerReport layer) => layer.Contents.Length < 2 ? Html.Empty : Html.Of($"""
        <figure><div class="map small" role="img"
        aria-label="Areas of the directories that line {layer.Line} copies; the table below lists them">{
            RenderTiles(layer.Contents)}</div></figure>
        <table class="list"><caption>Largest directories and files of the build context</caption>
        <thead class="hidden"><tr>{HtmlParts.Headings("Path", "Files", "Size")}</tr></thead><tbody>
        {Html.Join(layer.Contents.Take(6).Select(folder => Html.Of($"""
            <tr><th scope="row"><code>{folder.Path}</code></th><td>{ReportText.Files(folder.Files)}</td>
            <td class="number">{ByteSize.Format(folder.Bytes)}</td></tr>
            """)))}
        </tbody></table>
        """);

    private static Html RenderTiles(ImmutableArray<FolderReport> folders) => Html.Join(
        folders.Zip(Treemap.Layout(folders.Select(folder => folder.Bytes).ToArray(), MapAspect), (folder, tile) =>
        {
            string Side(string name, double value) => $"{name}:{HtmlParts.Number(value)}%";
            var place = string.Join(";", Side("left", tile.Left), Side("top", tile.Top), Side("width", tile.Width),
                Side("height", tile.Height));
            var size = ByteSize.Format(folder.Bytes);
            return Html.Of($"""
                <div class="tile{(IsMostlyUnused(folder) ? " unused" : "")}" style="{place}"
                title="{folder.Path} {size}"><span>{folder.Path} <b>{size}</b></span></div>
                """);
        }));

    private static bool IsMostlyUnused(FolderReport folder) => folder.UnusedBytes > folder.Bytes / 2;

    private static Html RenderMap(ContextReport context)
    {
        var legend = Html.If(context.Folders.Any(IsMostlyUnused),
            $"""<figcaption>Hatched: not ignored, but not copied by any instruction.</figcaption>""");
        return Html.Of($"""
            <figure><div class="map" role="img"
            aria-label="Areas of the largest directories of the build context; the table below lists them">{
                RenderTiles(context.Folders)}</div>{legend}</figure>
            """);
    }

    private static Html RenderFolders(ContextReport context) => Html.Of($"""
        <table class="list"><caption class="hidden">The largest directories and files that are not ignored</caption>
        <thead><tr>{HtmlParts.Headings("Not ignored", "Files", "Copied in")}
        <th scope="col" class="number">Size</th></tr></thead><tbody>
        {Html.Join(context.Folders.Select(folder => Html.Of($"""
            <tr><th scope="row"><code>{folder.Path}</code></th>
            <td>{folder.Files}<span class="narrow">{(folder.Files == 1 ? " file" : " files")}</span></td>
            <td>{DescribeCopies(folder)}</td><td class="number">{ByteSize.Format(folder.Bytes)}</td></tr>
            """)))}
        </tbody></table>
        """);

    private static string DescribeCopies(FolderReport folder)
    {
        if (!folder.CopiedIn.IsEmpty)
            return ReportText.Lines(folder.CopiedIn);
        return folder.UnusedBytes is null ? "" : "not copied";
    }
}
