namespace DockerfileAnalyzers.Shell;

/// <summary>A compound command. Redirections after it apply to all of its commands.</summary>
internal abstract class CompoundCommandSyntax(TextSpan span, ImmutableArray<Redirection> redirections) : ShellNode(span)
{
    private ImmutableArray<ShellNode> _children;

    public ImmutableArray<Redirection> Redirections { get; } = redirections;

    /// <summary>Without the redirections.</summary>
    protected abstract IEnumerable<ShellNode> Parts { get; }

    public sealed override ImmutableArray<ShellNode> Children =>
        _children.IsDefault ? _children = Parts.Concat(Redirections).ToImmutableArray() : _children;
}

/// <summary><c>( … )</c> or <c>{ …; }</c>.</summary>
internal sealed class GroupSyntax(
    TextSpan span,
    bool isSubshell,
    ShellListSyntax body,
    ImmutableArray<Redirection> redirections) : CompoundCommandSyntax(span, redirections)
{
    public bool IsSubshell { get; } = isSubshell;

    public ShellListSyntax Body { get; } = body;

    protected override IEnumerable<ShellNode> Parts => new[] { Body };
}

internal sealed record IfClause(ShellListSyntax Condition, ShellListSyntax Body);

internal sealed class IfSyntax(
    TextSpan span,
    ImmutableArray<IfClause> clauses,
    ShellListSyntax? @else,
    ImmutableArray<Redirection> redirections) : CompoundCommandSyntax(span, redirections)
{
    /// <summary><c>if</c> and every <c>elif</c>.</summary>
    public ImmutableArray<IfClause> Clauses { get; } = clauses;

    public ShellListSyntax? Else { get; } = @else;

    protected override IEnumerable<ShellNode> Parts
    {
        get
        {
            var parts = Clauses.SelectMany(clause => new ShellNode[] { clause.Condition, clause.Body });
            return Else is null ? parts : parts.Append(Else);
        }
    }
}

/// <summary><c>while</c> or <c>until</c>.</summary>
internal sealed class WhileSyntax(
    TextSpan span,
    bool isUntil,
    ShellListSyntax condition,
    ShellListSyntax body,
    ImmutableArray<Redirection> redirections) : CompoundCommandSyntax(span, redirections)
{
    public bool IsUntil { get; } = isUntil;

    public ShellListSyntax Condition { get; } = condition;

    public ShellListSyntax Body { get; } = body;

    protected override IEnumerable<ShellNode> Parts => new[] { Condition, Body };
}

/// <summary><c>for name in words</c>, also <c>select</c>.</summary>
internal sealed class ForSyntax(
    TextSpan span,
    bool isSelect,
    ShellWord variable,
    ImmutableArray<ShellWord> words,
    ShellListSyntax body,
    ImmutableArray<Redirection> redirections)
    : CompoundCommandSyntax(span, redirections)
{
    public bool IsSelect { get; } = isSelect;

    public ShellWord Variable { get; } = variable;

    /// <summary>Default without <c>in</c>: the script's own arguments.</summary>
    public ImmutableArray<ShellWord> Words { get; } = words;

    public ShellListSyntax Body { get; } = body;

    protected override IEnumerable<ShellNode> Parts =>
        (Words.IsDefault ? ImmutableArray<ShellWord>.Empty : Words).Cast<ShellNode>().Prepend(Variable).Append(Body);
}

/// <summary><c>for ((start; condition; step))</c>.</summary>
internal sealed class ArithmeticForSyntax(
    TextSpan span,
    ArithmeticPart header,
    ShellListSyntax body,
    ImmutableArray<Redirection> redirections) : CompoundCommandSyntax(span, redirections)
{
    public ArithmeticPart Header { get; } = header;

    public ShellListSyntax Body { get; } = body;

    protected override IEnumerable<ShellNode> Parts => new ShellNode[] { Header, Body };
}

internal sealed record CaseItem(ImmutableArray<ShellWord> Patterns, ShellListSyntax Body);

internal sealed class CaseSyntax(
    TextSpan span,
    ShellWord subject,
    ImmutableArray<CaseItem> items,
    ImmutableArray<Redirection> redirections) : CompoundCommandSyntax(span, redirections)
{
    public ShellWord Subject { get; } = subject;

    public ImmutableArray<CaseItem> Items { get; } = items;

    protected override IEnumerable<ShellNode> Parts =>
        Items.SelectMany(item => item.Patterns.Cast<ShellNode>().Append(item.Body)).Prepend(Subject);
}

/// <summary><c>name() command</c> or <c>function name command</c>.</summary>
internal sealed class FunctionSyntax(TextSpan span, string name, TextSpan nameSpan, ShellNode body)
    : CompoundCommandSyntax(span, ImmutableArray<Redirection>.Empty)
{
    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;

    public ShellNode Body { get; } = body;

    protected override IEnumerable<ShellNode> Parts => new[] { Body };
}

/// <summary><c>coproc command</c>.</summary>
internal sealed class CoprocessSyntax(TextSpan span, ShellNode body)
    : CompoundCommandSyntax(span, ImmutableArray<Redirection>.Empty)
{
    public ShellNode Body { get; } = body;

    protected override IEnumerable<ShellNode> Parts => new[] { Body };
}

/// <summary><c>[[ … ]]</c>: its operands; operators are between them.</summary>
internal sealed class ConditionalSyntax(
    TextSpan span,
    ImmutableArray<ShellWord> words,
    ImmutableArray<Redirection> redirections) : CompoundCommandSyntax(span, redirections)
{
    public ImmutableArray<ShellWord> Words { get; } = words;

    protected override IEnumerable<ShellNode> Parts => Words;
}

/// <summary><c>(( … ))</c>.</summary>
internal sealed class ArithmeticCommandSyntax(
    TextSpan span,
    ArithmeticPart expression,
    ImmutableArray<Redirection> redirections) : CompoundCommandSyntax(span, redirections)
{
    public ArithmeticPart Expression { get; } = expression;

    protected override IEnumerable<ShellNode> Parts => new[] { Expression };
}
