namespace DockerfileAnalyzers.Model;

/// <summary>
/// Where the commands of a script run: what every <c>cd</c> before them leads to, as far as it reaches.
/// </summary>
internal sealed class CurrentDirectory
{
    private readonly WordValues _words;
    private readonly Dictionary<SimpleCommandSyntax, string?> _directories = new();
    private readonly HashSet<ShellNode> _changing = new();

    /// <param name="start">At the start of the script; <see langword="null"/> where unknown.</param>
    public CurrentDirectory(WordValues words, string? start)
    {
        _words = words;
        foreach (var change in words.Tree.DirectoryChanges)
            Mark(change);
        Visit(words.Tree.Root, start, isRepeated: false);
    }

    /// <returns><see langword="null"/> where that is not known.</returns>
    public string? Find(SimpleCommandSyntax command) => _directories[command];

    // A process of its own does not change the directory of its parent.
    private static bool IsProcess(ShellNode node) => node is GroupSyntax { IsSubshell: true } or SubstitutionPart
        or ProcessSubstitutionPart or FunctionSyntax or PipelineSyntax { Commands.Length: > 1 };

    // The nodes after which the script may be in another directory.
    private void Mark(ShellNode change)
    {
        for (var node = change; !IsProcess(node) && _changing.Add(node) && node.Parent is { } parent; node = parent)
        {
            if (parent is ShellListSyntax list && list.Items[list.IndexOf(node)].IsBackground)
                return;
        }
    }

    // Returns the directory after the node. Within a loop that changes it, the second round starts elsewhere.
    private string? Visit(ShellNode node, string? directory, bool isRepeated)
    {
        var isLoop = node is WhileSyntax or ForSyntax or ArithmeticForSyntax;
        isRepeated |= isLoop && _changing.Contains(node);
        if (node is ShellListSyntax list)
        {
            foreach (var item in list.Items)
            {
                var after = Visit(item.Node, directory, isRepeated);
                if (_changing.Contains(item.Node) && !item.IsBackground)
                    directory = item.Operator is ListOperator.Or ? null : after;
            }

            return directory;
        }

        if (node is SimpleCommandSyntax command)
            _directories[command] = isRepeated ? null : directory;
        foreach (var child in node.Children)
        {
            var after = Visit(child, directory, isRepeated);
            if (!IsProcess(node) && _changing.Contains(child))
                directory = MayNotRun(child, node) ? null : after;
        }

        return node is SimpleCommandSyntax { Name: "cd" or "pushd" or "popd" } change
            ? Apply(change, directory)
            : directory;
    }

    private static bool MayNotRun(ShellNode child, ShellNode parent) => parent switch
    {
        IfSyntax branch => branch.Clauses[0].Condition != child,
        CaseSyntax or WhileSyntax or ForSyntax or ArithmeticForSyntax => true,
        _ => false,
    };

    private string? Apply(SimpleCommandSyntax change, string? directory) =>
        change is { Name: "cd", Words.Length: 2 } && _words.Get(change.Words[1]) != "-"
            ? ContainerPath.Combine(directory, _words.Get(change.Words[1]))
            : null;
}
