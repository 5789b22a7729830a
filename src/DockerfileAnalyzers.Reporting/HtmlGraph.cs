using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// Draws the stages as boxes and what flows between them as arrows: from left to right where there is room, else from
/// top to bottom. An arrow bends in the first part of the gap between two ranks; in the rest it is straight, and its
/// label is next to it.
/// </summary>
internal sealed class HtmlGraph
{
    private const int BoxWidth = 184;
    private const int MinBoxHeight = 58;
    private const int LaneBreadth = 10;

    /// <summary>Between two arrows that end at one box: a label fits in.</summary>
    private const int EndDistance = 20;

    /// <summary>The number of letters that fit into a box in the widest common font.</summary>
    private const int MaxLetters = 19;

    private const double LetterWidth = 6.6;

    /// <summary>If it were scaled below this factor, it would be unreadable: it is scrolled instead.</summary>
    private const double Smallest = 0.72;

    private readonly StageGraph _graph;
    private readonly bool _isWide;
    private readonly int _boxLength;
    private readonly int _gap;
    private readonly int _straight;
    private readonly double _length;
    private readonly double _breadth;
    private readonly Dictionary<GraphPlace, double> _starts = new();

    private HtmlGraph(StageGraph graph, bool isWide)
    {
        _graph = graph;
        _isWide = isWide;
        _boxLength = isWide ? BoxWidth : MinBoxHeight;
        (_gap, _straight) = isWide ? (164, 108) : (72, 30);
        _length = (graph.Ranks.Count * (_boxLength + _gap)) - _gap;
        var breadths = graph.Ranks.Select(rank => rank.Sum(GetRoom) - AcrossGap).ToArray();
        _breadth = breadths.DefaultIfEmpty(0).Max();
        for (var i = 0; i < breadths.Length; i++)
        {
            var start = (_breadth - breadths[i]) / 2;
            foreach (var place in graph.Ranks[i])
            {
                _starts[place] = start;
                start += GetRoom(place);
            }
        }
    }

    private int AcrossGap => _isWide ? 26 : 18;

    public static Html Draw(StageGraph graph, string title) => Html.Of(
        $"{new HtmlGraph(graph, isWide: true).Draw(title)}{new HtmlGraph(graph, isWide: false).Draw(title)}");

    private Html Draw(string title)
    {
        var (width, height) = _isWide ? (_length, _breadth) : (_breadth, _length);
        var id = _isWide ? "wide" : "tall";
        return Html.Of($"""
            <svg class="graph {id}" role="img" aria-label="{title}" viewBox="-1 -1 {N(width + 2)} {N(height + 2)}"
             style="max-width:{N(width + 2)}px;min-width:{N(width * Smallest)}px">
            <defs><marker id="arrow-{id}" viewBox="0 0 8 8" refX="3" refY="4" markerWidth="7" markerHeight="7"
             orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
            {Html.Join(_graph.Edges.Select(edge => DrawEdge(edge, id)))}{Html.Join(_graph.Edges.Select(DrawLabel))}
            {Html.Join(_graph.Nodes.Select(DrawNode))}
            </svg>
            """);
    }

    private Html DrawEdge(GraphEdge edge, string id)
    {
        // Along the ranks, and across them.
        var (along, across) = (GetAlong(edge.From) + _boxLength, GetMiddle(edge.From));
        var path = new StringBuilder("M").Append(P(along, across));
        void Go(double bendEnd, double straightEnd, double to)
        {
            var middle = (along + bendEnd) / 2;
            path.Append($"C{P(middle, across)} {P(middle, to)} {P(bendEnd, to)}L{P(straightEnd, to)}");
            (along, across) = (straightEnd, to);
        }

        foreach (var lane in edge.Lanes)
            Go(GetAlong(lane) - _straight, GetAlong(lane) + _boxLength, GetMiddle(lane));
        Go(GetAlong(edge.To) - _straight, GetAlong(edge.To) - 6, GetEnd(edge).Across);
        var kind = edge.Kind.ToString().ToLowerInvariant();
        return Html.Of($"""<path class="edge {kind}" d="{path.ToString()}" marker-end="url(#arrow-{id})"/>""");
    }

    private Html DrawLabel(GraphEdge edge)
    {
        var (across, room) = GetEnd(edge);
        // Labels that do not fit are in the table.
        if (edge.Label.Length == 0 || (!_isWide && (edge.Label.Length * LetterWidth) + 10 > room))
            return Html.Empty;
        var along = GetAlong(edge.To);
        var (x, y, anchor) = _isWide ? (along - 12, across - 5, "end") : (across + 7, along - 10, "start");
        return Html.Of($"""<text class="flow" x="{N(x)}" y="{N(y)}" text-anchor="{anchor}">{edge.Label}</text>""");
    }

    private Html DrawNode(GraphNode node)
    {
        var (x, y) = _isWide ? (GetAlong(node), _starts[node]) : (_starts[node], GetAlong(node));
        var height = _isWide ? GetBreadth(node) : MinBoxHeight;
        var text = y + ((height - MinBoxHeight) / 2);
        var (kind, detail) = node.Stage switch
        {
            null => ("source", node.Source.Kind is NodeKind.Context ? "files" : "image"),
            { IsUsed: false } stage => (stage.IsFinal ? "final" : "stage unused", "not used"),
            var stage => (stage.IsFinal ? "final" : "stage", stage.Size.ToString()),
        };
        return Html.Of($"""
            <g class="node {kind}"><rect x="{N(x)}" y="{N(y)}" width="{BoxWidth}" height="{N(height)}" rx="8"/>
            <text x="{N(x + 14)}" y="{N(text + 25)}">{Shorten(node.Source.Name)}</text>
            <text class="detail" x="{N(x + 14)}" y="{N(text + 43)}">{detail}</text></g>
            """);
    }

    private double GetAlong(GraphPlace place) => place.Rank * (double)(_boxLength + _gap);

    private double GetMiddle(GraphPlace place) => _starts[place] + (GetBreadth(place) / 2);

    // Arrows that end at one box end side by side, in the order in which they come.
    private (double Across, double Room) GetEnd(GraphEdge edge)
    {
        var ends = GetEnds(edge.To)
            .OrderBy(other => GetMiddle(other.Lanes.Count == 0 ? other.From : other.Lanes[other.Lanes.Count - 1]))
            .ToList();
        var room = GetBreadth(edge.To) / ends.Count;
        var place = ends.IndexOf(edge);
        // From top to bottom, the label is between its arrow and the next one.
        var part = _isWide || ends.Count == 1 ? 0.5 : 0.12;
        return (_starts[edge.To] + (room * (place + part)), room);
    }

    private IEnumerable<GraphEdge> GetEnds(GraphNode node) => _graph.Edges.Where(edge => edge.To == node);

    private double GetRoom(GraphPlace place) => GetBreadth(place) + AcrossGap;

    private double GetBreadth(GraphPlace place) => place switch
    {
        GraphNode node when _isWide => Math.Max(MinBoxHeight, GetEnds(node).Count() * EndDistance),
        GraphNode => BoxWidth,
        _ => LaneBreadth,
    };

    // The last parts of a long image name are the most useful, not the registry.
    private static string Shorten(string name)
    {
        while (name.Length > MaxLetters && name.IndexOf('/') is > 0 and var slash)
            name = name.Substring(slash + 1);
        return Truncation.Shorten(name, MaxLetters);
    }

    private string P(double along, double across) =>
        _isWide ? $"{N(along)} {N(across)}" : $"{N(across)} {N(along)}";

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
