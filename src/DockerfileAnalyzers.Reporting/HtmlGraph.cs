using System.Globalization;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// Draws the stages as boxes and what flows between them as arrows: from left to right where there is room, else from
/// top to bottom.
/// </summary>
internal static class HtmlGraph
{
    private const int BoxWidth = 184;
    private const int BoxHeight = 58;

    /// <summary>What fits into a box, in letters of the widest common font.</summary>
    private const int MaxLetters = 19;

    /// <summary>Smaller than this part of its size nobody reads it: it is scrolled then.</summary>
    private const double Smallest = 0.72;

    public static Html Draw(StageGraph graph, string title) => Html.Of(
        $"{Draw(graph, title, isWide: true)}{Draw(graph, title, isWide: false)}");

    private static Html Draw(StageGraph graph, string title, bool isWide)
    {
        var (alongGap, acrossGap) = isWide ? (112, 26) : (64, 18);
        var (along, across) = isWide ? (BoxWidth, BoxHeight) : (BoxHeight, BoxWidth);
        var length = (graph.Ranks * (along + alongGap)) - alongGap;
        var breadth = (graph.Places * (across + acrossGap)) - acrossGap;
        var (width, height) = isWide ? (length, breadth) : (breadth, length);
        var id = isWide ? "wide" : "tall";

        (double X, double Y) GetCorner(GraphNode node)
        {
            var inRank = graph.Nodes.Count(other => other.Rank == node.Rank);
            var start = (breadth - ((inRank * (across + acrossGap)) - acrossGap)) / 2.0;
            var (a, b) = (node.Rank * (double)(along + alongGap), start + (node.Place * (across + acrossGap)));
            return isWide ? (a, b) : (b, a);
        }

        // Arrows that end at one box end side by side.
        (double X, double Y) GetEnd(GraphEdge edge)
        {
            var ends = graph.Edges.Where(other => other.To == edge.To).OrderBy(other => other.From.Place).ToList();
            var part = (ends.IndexOf(edge) + 1.0) / (ends.Count + 1);
            var to = GetCorner(edge.To);
            return isWide ? (to.X - 6, to.Y + (part * BoxHeight)) : (to.X + (part * BoxWidth), to.Y - 6);
        }

        Html DrawEdge(GraphEdge edge)
        {
            var from = GetCorner(edge.From);
            var (x1, y1) = isWide
                ? (from.X + BoxWidth, from.Y + (BoxHeight / 2.0))
                : (from.X + (BoxWidth / 2.0), from.Y + BoxHeight);
            var (x2, y2) = GetEnd(edge);
            var bend = (isWide ? x2 - x1 : y2 - y1) / 2;
            var path = isWide
                ? $"M{N(x1)} {N(y1)}C{N(x1 + bend)} {N(y1)} {N(x2 - bend)} {N(y2)} {N(x2)} {N(y2)}"
                : $"M{N(x1)} {N(y1)}C{N(x1)} {N(y1 + bend)} {N(x2)} {N(y2 - bend)} {N(x2)} {N(y2)}";
            var kind = edge.Kind.ToString().ToLowerInvariant();
            return Html.Of($"""<path class="edge {kind}" d="{path}" marker-end="url(#arrow-{id})"/>""");
        }

        Html DrawLabel(GraphEdge edge)
        {
            var (endX, endY) = GetEnd(edge);
            var (x, y, anchor) = isWide ? (endX - 8, endY - 6, "end") : (endX + 8, endY - 8, "start");
            return Html.Of($"""<text class="flow" x="{N(x)}" y="{N(y)}" text-anchor="{anchor}">{edge.Label}</text>""");
        }

        Html DrawNode(GraphNode node)
        {
            var (x, y) = GetCorner(node);
            var (kind, detail) = node.Stage switch
            {
                null => ("source", node.Source.Kind is NodeKind.Context ? "files" : "image"),
                { IsUsed: false } stage => (stage.IsFinal ? "final" : "stage unused", "not used"),
                var stage => (stage.IsFinal ? "final" : "stage", stage.Size.ToString()),
            };
            return Html.Of($"""
                <g class="node {kind}"><rect x="{N(x)}" y="{N(y)}" width="{BoxWidth}" height="{BoxHeight}" rx="8"/>
                <text x="{N(x + 14)}" y="{N(y + 25)}">{Shorten(node.Source.Name)}</text>
                <text class="detail" x="{N(x + 14)}" y="{N(y + 43)}">{detail}</text></g>
                """);
        }

        return Html.Of($"""
            <svg class="graph {id}" role="img" aria-label="{title}" viewBox="-1 -1 {width + 2} {height + 2}"
             style="max-width:{width + 2}px;min-width:{N(width * Smallest)}px">
            <defs><marker id="arrow-{id}" viewBox="0 0 8 8" refX="3" refY="4" markerWidth="7" markerHeight="7"
             orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
            {Html.Join(graph.Edges.Select(DrawEdge))}{Html.Join(graph.Edges.Select(DrawLabel))}
            {Html.Join(graph.Nodes.Select(DrawNode))}
            </svg>
            """);
    }

    // Of an image's long name the last parts say most: not the registry.
    private static string Shorten(string name)
    {
        while (name.Length > MaxLetters && name.IndexOf('/') is > 0 and var slash)
            name = name.Substring(slash + 1);
        return ReportText.Shorten(name, MaxLetters);
    }

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
