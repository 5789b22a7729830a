namespace DockerfileAnalyzers.Reporting;

/// <param name="Rank">How many arrows lead here, on the longest way.</param>
/// <param name="Place">Among those of its rank.</param>
internal sealed record GraphNode(FlowSource Source, StageReport? Stage, int Rank, int Place);

/// <param name="Label">Bytes, where they are known.</param>
internal sealed record GraphEdge(GraphNode From, GraphNode To, FlowKind Kind, string Label);

/// <summary>Stages, and what they are made of, in ranks: what flows goes from a lower rank to a higher one.</summary>
internal sealed class StageGraph
{
    private StageGraph(IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges)
    {
        Nodes = nodes;
        Edges = edges;
        Ranks = nodes.Count == 0 ? 0 : nodes.Max(node => node.Rank) + 1;
        Places = nodes.Count == 0 ? 0 : nodes.Max(node => node.Place) + 1;
    }

    public IReadOnlyList<GraphNode> Nodes { get; }

    public IReadOnlyList<GraphEdge> Edges { get; }

    public int Ranks { get; }

    /// <summary>Of the fullest rank.</summary>
    public int Places { get; }

    public static StageGraph Create(DockerfileReport report)
    {
        var stageRanks = new int[report.Stages.Length];
        foreach (var stage in report.Stages)
        {
            var ranks = report.Flows.Where(flow => flow.Target == stage.Index)
                .Select(flow => flow.Source.Kind is NodeKind.Stage ? stageRanks[flow.Source.Stage] + 1 : 1);
            stageRanks[stage.Index] = ranks.DefaultIfEmpty(1).Max();
        }

        // An image stands right before the first stage that it flows into, not at the far end.
        var sources = report.Flows.Select(flow => flow.Source)
            .Where(source => source.Kind is not NodeKind.Stage).Distinct()
            .Select(source => (
                Source: source,
                Rank: report.Flows.Where(flow => flow.Source == source).Min(flow => stageRanks[flow.Target]) - 1));
        var all = sources.Concat(report.Stages.Select(stage =>
            (new FlowSource(NodeKind.Stage, stage.Name, stage.Index), stageRanks[stage.Index])));
        var filled = new Dictionary<int, int>();
        var nodes = new List<GraphNode>();
        foreach (var (source, rank) in all)
        {
            filled.TryGetValue(rank, out var place);
            filled[rank] = place + 1;
            nodes.Add(
                new GraphNode(source, source.Kind is NodeKind.Stage ? report.Stages[source.Stage] : null, rank, place));
        }

        var byName = nodes.ToDictionary(node => node.Source);
        var edges = report.Flows.GroupBy(flow => (flow.Source, flow.Target, flow.Kind)).Select(group => new GraphEdge(
            byName[group.Key.Source],
            nodes.First(node => node.Stage?.Index == group.Key.Target),
            group.Key.Kind,
            GetLabel(group.ToArray())));
        return new StageGraph(nodes, edges.ToArray());
    }

    private static string GetLabel(IReadOnlyCollection<Flow> flows)
    {
        var size = Model.SizeEstimate.Sum(flows.Select(flow => flow.Size));
        return flows.First().Kind is FlowKind.Mount ? "mounted" : size.IsUnknown ? "" : ReportText.Size(size);
    }
}
