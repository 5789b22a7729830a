using System.Collections;

namespace DockerfileAnalyzers.Text;

/// <summary>
/// Nodes in the order of the text, which many look through for those of one kind: each kind is looked for once.
/// </summary>
internal sealed class NodeList<TNode>(ImmutableArray<TNode> nodes) : IReadOnlyList<TNode>
    where TNode : class
{
    public static readonly NodeList<TNode> Empty = new(ImmutableArray<TNode>.Empty);

    // A dozen kinds at most. Replaced as a whole: a thread that sees an old one looks for a kind once more.
    private (Type Kind, object Nodes)[] _kinds = [];

    public int Length => nodes.Length;

    public bool IsEmpty => nodes.IsEmpty;

    public int IndexOf(TNode node) => nodes.IndexOf(node);

    int IReadOnlyCollection<TNode>.Count => nodes.Length;

    public TNode this[int index] => nodes[index];

    public static implicit operator NodeList<TNode>(ImmutableArray<TNode> nodes) => new(nodes);

    /// <summary>The nodes, for what works on arrays.</summary>
    public ImmutableArray<TNode> AsArray() => nodes;

    /// <summary>The nodes of a kind, in the order of the text.</summary>
    public ImmutableArray<T> OfType<T>()
        where T : class, TNode
    {
        var kinds = _kinds;
        foreach (var (kind, known) in kinds)
        {
            if (kind == typeof(T))
                return (ImmutableArray<T>)known;
        }

        var found = Find<T>();
        var added = new (Type, object)[kinds.Length + 1];
        kinds.CopyTo(added, 0);
        added[kinds.Length] = (typeof(T), found);
        _kinds = added;
        return found;
    }

    private ImmutableArray<T> Find<T>()
        where T : class, TNode
    {
        var found = default(ArrayBuilder<T>);
        var isOneClass = typeof(T).IsSealed;
        // Most kinds are of one class, which is faster to see.
        foreach (var node in nodes)
        {
            if (node.GetType() == typeof(T) || (!isOneClass && node is T))
                found.Add((T)node);
        }

        return found.ToImmutableArray();
    }

    // The same as LINQ, which would make an interface call for each node.

    public bool Any(Func<TNode, bool> predicate) => nodes.Any(predicate);

    public bool All(Func<TNode, bool> predicate) => nodes.All(predicate);

    public IEnumerable<TNode> Where(Func<TNode, bool> predicate) => nodes.Where(predicate);

    public IEnumerable<T> Select<T>(Func<TNode, T> selector) => nodes.Select(selector);

    public TNode? FirstOrDefault(Func<TNode, bool> predicate) => nodes.FirstOrDefault(predicate);

    public TNode? LastOrDefault(Func<TNode, bool> predicate) => nodes.LastOrDefault(predicate);

    public ImmutableArray<TNode>.Enumerator GetEnumerator() => nodes.GetEnumerator();

    IEnumerator<TNode> IEnumerable<TNode>.GetEnumerator() => ((IEnumerable<TNode>)nodes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)nodes).GetEnumerator();
}
