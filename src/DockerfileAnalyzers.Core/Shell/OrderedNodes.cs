namespace DockerfileAnalyzers.Shell;

/// <summary>Looks up nodes in a list in the order of the text, which can contain thousands.</summary>
internal static class OrderedNodes
{
    /// <returns>The number of items where the node is not among them.</returns>
    public static int IndexOf<T>(ImmutableArray<T> items, ShellNode node, Func<T, ShellNode> getNode)
    {
        var (low, high) = (0, items.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (getNode(items[middle]).Span.Start < node.Span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        // Pieces of one expansion may share a place.
        while (low < items.Length && getNode(items[low]) != node)
            low++;
        for (var i = 0; low == items.Length && i < items.Length; i++)
        {
            if (getNode(items[i]) == node)
                return i;
        }

        return low;
    }
}
