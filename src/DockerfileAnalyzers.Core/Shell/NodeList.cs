using System.Collections;

namespace DockerfileAnalyzers.Shell;

/// <summary>
/// Nodes in the order of the text, which many look through for those of one kind: each kind is looked for once. Not for
/// several threads.
/// </summary>
internal sealed class NodeList(ImmutableArray<ShellNode> nodes) : IReadOnlyList<ShellNode>
{
    private readonly Dictionary<Type, object> _kinds = new();

    public int Count => nodes.Length;

    public ShellNode this[int index] => nodes[index];

    /// <summary>The nodes of a kind, in the order of the text.</summary>
    public ImmutableArray<T> OfType<T>()
        where T : ShellNode
    {
        if (_kinds.TryGetValue(typeof(T), out var known))
            return (ImmutableArray<T>)known;
        var found = ImmutableArray.CreateBuilder<T>();
        var type = typeof(T);
        var isOneClass = type.IsSealed;
        // Most kinds are of one class, which is faster to see.
        foreach (var node in nodes)
        {
            if (node.GetType() == type || (!isOneClass && node is T))
                found.Add((T)node);
        }

        var result = found.ToImmutable();
        _kinds[typeof(T)] = result;
        return result;
    }

    public ImmutableArray<ShellNode>.Enumerator GetEnumerator() => nodes.GetEnumerator();

    IEnumerator<ShellNode> IEnumerable<ShellNode>.GetEnumerator() => ((IEnumerable<ShellNode>)nodes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)nodes).GetEnumerator();
}
