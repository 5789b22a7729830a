using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Shell;

public enum ShellDialect
{
    Unknown,
    Posix,
    Dash,
    Ash,
    Bash,
    PowerShell,
    Cmd,
}

/// <summary>A part of a script. Spans are file coordinates.</summary>
public abstract class ShellNode(TextSpan span)
{
    public TextSpan Span { get; } = span;

    public abstract IEnumerable<ShellNode> Children { get; }

    /// <summary>This node and all below it, in the order of the text.</summary>
    public IEnumerable<ShellNode> DescendantsAndSelf() => Children.SelectMany(child => child.DescendantsAndSelf()).Prepend(this);
}

/// <summary>What joins an item of a list to the one before it.</summary>
public enum ListOperator
{
    /// <summary>The first, or behind <c>;</c> or a line break: runs whatever happened before.</summary>
    Sequence,
    And,
    Or,
    Background,
}

public sealed record ListItem(ListOperator Operator, TextSpan OperatorSpan, ShellNode Node);

public sealed class ShellListSyntax(TextSpan span, ImmutableArray<ListItem> items) : ShellNode(span)
{
    public ImmutableArray<ListItem> Items { get; } = items;

    public override IEnumerable<ShellNode> Children => Items.Select(item => item.Node);
}

public sealed class PipelineSyntax(TextSpan span, bool isNegated, ImmutableArray<ShellNode> commands) : ShellNode(span)
{
    public bool IsNegated { get; } = isNegated;

    public ImmutableArray<ShellNode> Commands { get; } = commands;

    public override IEnumerable<ShellNode> Children => Commands;
}

public sealed class SimpleCommandSyntax(
    TextSpan span, ImmutableArray<ShellWord> assignments, ImmutableArray<ShellWord> words, ImmutableArray<Redirection> redirections) : ShellNode(span)
{
    /// <summary><c>NAME=value</c> words before the command.</summary>
    public ImmutableArray<ShellWord> Assignments { get; } = assignments;

    /// <summary>The command's name and its arguments; empty where there are only assignments or redirections.</summary>
    public ImmutableArray<ShellWord> Words { get; } = words;

    public ImmutableArray<Redirection> Redirections { get; } = redirections;

    public override IEnumerable<ShellNode> Children => Assignments.Concat(Words).SelectMany(word => word.Substitutions);
}

public enum CompoundKind
{
    Subshell,
    Group,
    If,
    For,
    While,
    Until,
    Case,
    Function,
}

/// <summary>A command made of commands; its bodies in the order of the text.</summary>
public sealed class CompoundCommandSyntax(TextSpan span, CompoundKind kind, ImmutableArray<ShellNode> bodies) : ShellNode(span)
{
    public CompoundKind Kind { get; } = kind;

    public override IEnumerable<ShellNode> Children => bodies;
}

/// <summary>Text that this parser does not understand. Nothing may be concluded from its being there.</summary>
public sealed class OpaqueSyntax(TextSpan span) : ShellNode(span)
{
    public override IEnumerable<ShellNode> Children => Enumerable.Empty<ShellNode>();
}

public sealed record Redirection(TextSpan Span, string Operator, ShellWord? Target);

/// <summary>A word of a command as written, and what it says where that is certain.</summary>
/// <param name="Text">Without continuations; with quotes.</param>
/// <param name="Literal">Quotes and escapes removed, variables that the caller knows replaced; <see langword="null"/> where an expansion makes it unknown. Wildcards stay as they are.</param>
/// <param name="Substitutions">The scripts of its <c>$(…)</c> and <c>`…`</c>.</param>
public sealed record ShellWord(TextSpan Span, string Text, string? Literal, bool IsQuoted, ImmutableArray<ShellNode> Substitutions)
{
    public override string ToString() => Text;
}

/// <summary>A script as parsed.</summary>
public sealed class ShellScript(LogicalText text, ShellDialect dialect, ShellNode root, bool isComplete)
{
    public LogicalText Text { get; } = text;

    public ShellDialect Dialect { get; } = dialect;

    public ShellNode Root { get; } = root;

    /// <summary>Whether all of it was understood. A rule that needs certainty asks.</summary>
    public bool IsComplete { get; } = isComplete;
}
