namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// An element that takes up space in a rank: a box, or the lane of an arrow that continues to a later rank.
/// </summary>
internal abstract record GraphPlace(int Rank);

/// <param name="Rank">How many arrows lead here, on the longest way.</param>
internal sealed record GraphNode(FlowSource Source, StageReport? Stage, int Rank) : GraphPlace(Rank);

/// <summary>Where an arrow passes the boxes of a rank.</summary>
/// <param name="Flow">The source and the stage that the arrow leads to; several arrows may share a lane.</param>
internal sealed record GraphLane((FlowSource Source, int Target, FlowKind Kind) Flow, int Rank) : GraphPlace(Rank);

/// <param name="Label">Bytes, where they are known.</param>
/// <param name="Lanes">One in each rank between the two, in their order.</param>
internal sealed record GraphEdge(
    GraphNode From, GraphNode To, FlowKind Kind, string Label, IReadOnlyList<GraphLane> Lanes);

/// <summary>Stages and their inputs, in ranks: data flows from a lower rank to a higher one.</summary>
internal sealed class StageGraph
{
    private StageGraph(IReadOnlyList<IReadOnlyList<GraphPlace>> ranks, IReadOnlyList<GraphEdge> edges)
    {
        Ranks = ranks;
        Edges = edges;
    }

    /// <summary>The elements that take up space in each rank, in drawing order.</summary>
    public IReadOnlyList<IReadOnlyList<GraphPlace>> Ranks { get; }

    public IEnumerable<GraphNode> Nodes => Ranks.SelectMany(rank => rank).OfType<GraphNode>();

    public IReadOnlyList<GraphEdge> Edges { get; }

    public static StageGraph Create(DockerfileReport report)
    {
        var stageRanks = new int[report.Stages.Length];
        foreach (var stage in report.Stages)
        {
            var ranks = report.Flows.Where(flow => flow.Target == stage.Index)
                .Select(flow => flow.Source.Kind is NodeKind.Stage ? stageRanks[flow.Source.Stage] + 1 : 1);
            stageRanks[stage.Index] = ranks.DefaultIfEmpty(1).Max();
        }

        // An image is placed directly before the first stage that uses it, not at the far end.
        var sources = report.Flows.Select(flow => flow.Source)
            .Where(source => source.Kind is not NodeKind.Stage).Distinct()
            .Select(source => new GraphNode(source, null,
                report.Flows.Where(flow => flow.Source == source).Min(flow => stageRanks[flow.Target]) - 1));
        var nodes = sources.Concat(report.Stages.Select(stage => new GraphNode(
            new FlowSource(NodeKind.Stage, stage.Name, stage.Index), stage, stageRanks[stage.Index]))).ToArray();
        var byName = nodes.ToDictionary(node => node.Source);
        var edges = report.Flows.GroupBy(flow => (flow.Source, flow.Target, flow.Kind)).Select(group =>
        {
            var (from, to) = (byName[group.Key.Source], nodes.First(node => node.Stage?.Index == group.Key.Target));
            var lanes = Enumerable.Range(from.Rank + 1, Math.Max(0, to.Rank - from.Rank - 1))
                .Select(rank => new GraphLane(group.Key, rank)).ToArray();
            return new GraphEdge(from, to, group.Key.Kind, GetLabel(group.ToArray()), lanes);
        }).ToArray();
        return new StageGraph(Order(nodes, edges), edges);
    }

    // Each rank in the order of what leads to it, so that few arrows cross.
    private static IReadOnlyList<IReadOnlyList<GraphPlace>> Order(GraphNode[] nodes, GraphEdge[] edges)
    {
        var before = edges.SelectMany(edge => edge.Lanes.Concat<GraphPlace>(new[] { edge.To })
            .Zip(edge.Lanes.Prepend<GraphPlace>(edge.From), (to, from) => (To: to, From: from)))
            .ToLookup(pair => pair.To, pair => pair.From);
        var places = new Dictionary<GraphPlace, double>();
        var ranks = new List<IReadOnlyList<GraphPlace>>();
        var all = nodes.Concat<GraphPlace>(edges.SelectMany(edge => edge.Lanes)).ToLookup(place => place.Rank);
        for (var rank = 0; rank <= nodes.Select(node => node.Rank).DefaultIfEmpty(-1).Max(); rank++)
        {
            var ordered = all[rank]
                .OrderBy(place => before[place].Select(from => places[from]).DefaultIfEmpty(1).Average()).ToArray();
            for (var i = 0; i < ordered.Length; i++)
                places[ordered[i]] = (i + 0.5) / ordered.Length;
            ranks.Add(ordered);
        }

        return ranks;
    }

    private static string GetLabel(IReadOnlyCollection<Flow> flows)
    {
        var size = Model.SizeEstimate.Sum(flows.Select(flow => flow.Size));
        return flows.First().Kind is FlowKind.Mount ? "mounted" : size.IsUnknown ? "" : ReportText.Size(size);
    }
}
