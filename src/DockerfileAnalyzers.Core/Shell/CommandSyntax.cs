namespace DockerfileAnalyzers.Shell;

/// <summary>The operator between an item of a list and the one before it.</summary>
internal enum ListOperator
{
    /// <summary>The first, or after <c>;</c> or a line break: runs whatever happened before.</summary>
    Sequence,
    And,
    Or,
    Background,
}

/// <param name="OperatorSpan">Empty for the first.</param>
/// <param name="IsBackground">Whether <c>&amp;</c> ends it.</param>
internal sealed record ListItem(
    ListOperator Operator, TextSpan OperatorSpan, ShellNode Node, bool IsBackground = false);

internal sealed class ShellListSyntax(TextSpan span, ImmutableArray<ListItem> items) : ShellNode(span)
{
    private int? _lastChain;

    public ImmutableArray<ListItem> Items { get; } = items;

    /// <summary>
    /// Where the last line of <c>&amp;&amp;</c> begins: each item after it runs
    /// where all before it in the line succeed.
    /// </summary>
    public int LastChain => _lastChain ??= FindLastChain();

    private int FindLastChain()
    {
        var index = Items.Length - 1;
        while (index > 0 && Items[index] is { Operator: ListOperator.And, IsBackground: false })
            index--;
        return index;
    }

    public override ImmutableArray<ShellNode> Children { get; } = ImmutableArray.CreateRange(items, item => item.Node);

    /// <summary>The place of one of its commands, which rules ask of every command of a long list.</summary>
    public int IndexOf(ShellNode node) => OrderedNodes.IndexOf(Items, node, item => item.Node);
}

/// <summary>Commands joined by <c>|</c>; also a single one after <c>!</c> or <c>time</c>.</summary>
internal sealed class PipelineSyntax(
    TextSpan span,
    bool isNegated,
    ImmutableArray<ShellNode> commands,
    ImmutableArray<TextSpan> operators) : ShellNode(span)
{
    public bool IsNegated { get; } = isNegated;

    public ImmutableArray<ShellNode> Commands { get; } = commands;

    /// <summary>The places of <c>|</c> and <c>|&amp;</c> between the commands.</summary>
    public ImmutableArray<TextSpan> OperatorSpans { get; } = operators;

    public override ImmutableArray<ShellNode> Children => Commands;

    /// <summary>The place of one of its commands.</summary>
    public int IndexOf(ShellNode node) => OrderedNodes.IndexOf(Commands, node, command => command);
}

internal sealed class SimpleCommandSyntax(
    TextSpan span,
    ImmutableArray<AssignmentSyntax> assignments,
    ImmutableArray<ShellWord> words,
    ImmutableArray<Redirection> redirections) : ShellNode(span)
{
    /// <summary><c>NAME=value</c> before the command.</summary>
    public ImmutableArray<AssignmentSyntax> Assignments { get; } = assignments;

    /// <summary>The command's name and its arguments; empty where there are only assignments or redirections.</summary>
    public ImmutableArray<ShellWord> Words { get; } = words;

    public ImmutableArray<Redirection> Redirections { get; } = redirections;

    /// <summary>
    /// The last segment of the program: <c>grep</c> for <c>/bin/grep</c>; <see langword="null"/> where the text
    /// alone does not say which program that is.
    /// </summary>
    public string? Name { get; } = words.IsEmpty || words[0].Constant is not { } program ? null
        : program.Substring(program.LastIndexOf('/') + 1);

    /// <summary>The builtins whose arguments may be assignments: <c>export</c> and similar ones.</summary>
    public static ImmutableHashSet<string> Declarations { get; } =
        ImmutableHashSet.Create("export", "readonly", "local", "declare", "typeset");

    public bool IsDeclaration => !Words.IsEmpty && Declarations.Contains(Words[0].Text);

    public override ImmutableArray<ShellNode> Children { get; } =
        assignments.IsEmpty && redirections.IsEmpty ? ImmutableArray<ShellNode>.CastUp(words)
        : assignments.Concat<ShellNode>(words).Concat(redirections).OrderBy(node => node.Span.Start).ToImmutableArray();
}

/// <summary><c>NAME=value</c>.</summary>
internal sealed class AssignmentSyntax(
    TextSpan span, string name, TextSpan nameSpan, ShellWord? index, bool isAppend, ShellWord value) : ShellNode(span)
{
    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;

    /// <summary>The text in the brackets of <c>NAME[…]=</c>.</summary>
    public ShellWord? Index { get; } = index;

    /// <summary><c>+=</c>.</summary>
    public bool IsAppend { get; } = isAppend;

    /// <summary>Empty if nothing follows <c>=</c>.</summary>
    public ShellWord Value { get; } = value;

    public override ImmutableArray<ShellNode> Children { get; } = index is null
        ? ImmutableArray.Create<ShellNode>(value) : ImmutableArray.Create<ShellNode>(index, value);
}

/// <summary><c>2&gt; file</c>, <c>&lt;&lt;EOF</c>…</summary>
internal sealed class Redirection(
    TextSpan span, string? descriptor, string @operator, TextSpan operatorSpan, ShellWord? target) : ShellNode(span)
{
    /// <summary>The number or <c>{name}</c> in front; <see langword="null"/> where there is none.</summary>
    public string? Descriptor { get; } = descriptor;

    public string Operator { get; } = @operator;

    public TextSpan OperatorSpan { get; } = operatorSpan;

    /// <summary>
    /// The file, the descriptor, the text of a here-string or the delimiter of a here-document;
    /// <see langword="null"/> where it is missing.
    /// </summary>
    public ShellWord? Target { get; } = target;

    /// <summary>
    /// The body of a here-document; <see langword="null"/> of any other redirection, and where it is missing.
    /// </summary>
    public HereDocument? Document { get; internal set; }

    public bool IsHereDocument => Operator is "<<" or "<<-";

    /// <summary>
    /// Whether it looks like the comparison of a version, glued to a word before it: <c>a&gt;=1.0</c>.
    /// </summary>
    public bool IsComparison =>
        Operator is "<" or ">" && Descriptor is null && Target is { Text: { Length: > 0 } text } target
        && (text[0] == '=' ? text.Length > 1 : char.IsDigit(text[0]))
            && target.Span.Start == OperatorSpan.End
        && (Parent as SimpleCommandSyntax)?.Words.Any(word => word.Span.End == Span.Start) == true;

    // The body is below the whole line and not part of the span.
    public override ImmutableArray<ShellNode> Children
    {
        get
        {
            if (Target is null)
                return Document is null ? ImmutableArray<ShellNode>.Empty : ImmutableArray.Create<ShellNode>(Document);
            return Document is null
                ? ImmutableArray.Create<ShellNode>(Target) : ImmutableArray.Create<ShellNode>(Target, Document);
        }
    }
}

/// <summary>The lines between a here-document's line and its delimiter.</summary>
internal sealed class HereDocument(TextSpan span, ImmutableArray<ShellWordPart> parts, bool isQuoted, LogicalText text)
    : ShellNode(span)
{
    /// <summary>One literal where the delimiter is quoted.</summary>
    public ImmutableArray<ShellWordPart> Parts { get; } = parts;

    /// <summary>Whether the delimiter is quoted: nothing in the body is expanded then.</summary>
    public bool IsQuoted { get; } = isQuoted;

    /// <summary>The lines as written, without the tabs that <c>&lt;&lt;-</c> drops.</summary>
    public LogicalText Text { get; } = text;

    public override ImmutableArray<ShellNode> Children => ImmutableArray<ShellNode>.CastUp(Parts);
}
