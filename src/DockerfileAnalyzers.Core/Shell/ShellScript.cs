namespace DockerfileAnalyzers.Shell;

/// <summary>A part of a script. Spans are file coordinates.</summary>
internal abstract class ShellNode(TextSpan span)
{
    public TextSpan Span { get; } = span;

    /// <summary>The node that encloses it; <see langword="null"/> for the root.</summary>
    public ShellNode? Parent { get; private set; }

    /// <summary>In the order of the text.</summary>
    public abstract ImmutableArray<ShellNode> Children { get; }

    /// <summary>From the parent outwards.</summary>
    public IEnumerable<ShellNode> Ancestors
    {
        get
        {
            for (var node = Parent; node is not null; node = node.Parent)
                yield return node;
        }
    }

    /// <summary>Whether it is within backquotes, where quotes and backslashes mean something else.</summary>
    public bool IsInBackquotes =>
        Ancestors.Any(node => node is SubstitutionPart { Style: SubstitutionStyle.Backquote });

    /// <summary>This node and all below it, in the order of the text.</summary>
    public ImmutableArray<ShellNode> DescendantsAndSelf()
    {
        if (Children.IsEmpty)
            return ImmutableArray.Create(this);
        var found = default(ArrayBuilder<ShellNode>);
        var waiting = new Stack<ShellNode>();
        waiting.Push(this);
        while (waiting.Count > 0)
        {
            var node = waiting.Pop();
            found.Add(node);
            var children = node.Children;
            for (var i = children.Length - 1; i >= 0; i--)
                waiting.Push(children[i]);
        }

        return found.ToImmutableArray();
    }

    /// <summary>Tells all nodes below this one who their parent is; once, when the tree is complete.</summary>
    internal void Adopt()
    {
        var waiting = new Stack<ShellNode>();
        waiting.Push(this);
        while (waiting.Count > 0)
        {
            var node = waiting.Pop();
            foreach (var child in node.Children)
            {
                child.Parent = node;
                if (!child.Children.IsEmpty)
                    waiting.Push(child);
            }
        }
    }
}

/// <summary>Text that the parser does not understand. Nothing may be concluded from its being there.</summary>
internal sealed class OpaqueSyntax(TextSpan span) : ShellNode(span)
{
    public override ImmutableArray<ShellNode> Children => ImmutableArray<ShellNode>.Empty;
}

/// <summary>Why a script is not complete.</summary>
/// <param name="Message">The problem, without a full stop.</param>
internal sealed record ShellError(TextSpan Span, string Message);

/// <summary>A place that needs more than POSIX has.</summary>
internal sealed record ShellFeatureUse(ShellFeature Feature, TextSpan Span);

/// <summary>A script as parsed.</summary>
internal sealed class ShellScript
{
    private NodeList<ShellNode>? _nodes;
    private HashSet<string>? _assignedNames;
    private HashSet<string>? _definedNames;
    private ImmutableArray<SimpleCommandSyntax>? _directoryChanges;

    internal ShellScript(
        LogicalText text,
        ShellDialect dialect,
        ShellNode root,
        ImmutableArray<ShellError> errors,
        ImmutableArray<ShellFeatureUse> features,
        bool isUnderstood = true)
    {
        Text = text;
        Dialect = dialect;
        Root = root;
        Errors = errors;
        Features = features;
        IsComplete = isUnderstood && errors.IsEmpty;
        root.Adopt();
    }

    public LogicalText Text { get; }

    public ShellDialect Dialect { get; }

    public ShellNode Root { get; }

    /// <summary>The whole tree, in the order of the text.</summary>
    public NodeList<ShellNode> Nodes => _nodes ??= new(Root.DescendantsAndSelf());

    /// <summary>In the order in which they were met.</summary>
    public ImmutableArray<ShellError> Errors { get; }

    /// <summary>The features that it uses beyond POSIX, in the order of the text.</summary>
    public ImmutableArray<ShellFeatureUse> Features { get; }

    /// <summary>
    /// Whether all of it was understood. A rule that needs certainty asks. PowerShell and cmd are
    /// split into commands, never understood.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>Its <c>cd</c>, <c>pushd</c> and <c>popd</c>, in the order of the text.</summary>
    public ImmutableArray<SimpleCommandSyntax> DirectoryChanges =>
        _directoryChanges ??= Nodes.OfType<SimpleCommandSyntax>()
            .Where(command => command.Name is "cd" or "pushd" or "popd").ToImmutableArray();

    /// <summary>The names of its functions and aliases: what they call is not the program of that name.</summary>
    public HashSet<string> DefinedNames => _definedNames ??= FindDefinedNames();

    /// <summary>Whether the script gives a variable a value by assigning it, anywhere.</summary>
    public bool Assigns(string name) =>
        (_assignedNames ??= new HashSet<string>(
            Nodes.OfType<AssignmentSyntax>().Select(assignment => assignment.Name), StringComparer.Ordinal))
            .Contains(name);

    private HashSet<string> FindDefinedNames()
    {
        var names = new HashSet<string>(
            Nodes.OfType<FunctionSyntax>().Select(function => function.Name), StringComparer.Ordinal);
        foreach (var alias in Nodes.OfType<SimpleCommandSyntax>().Where(command => command.Name == "alias"))
            names.UnionWith(alias.Words.Skip(1).Select(word => word.Text.Split('=')[0]));
        return names;
    }
}
