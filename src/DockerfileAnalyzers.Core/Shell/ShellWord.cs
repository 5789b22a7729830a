using System.Text;

namespace DockerfileAnalyzers.Shell;

/// <summary>A word of a command as written, and its value if it is certain.</summary>
internal sealed class ShellWord(TextSpan span, string text, ImmutableArray<ShellWordPart> parts) : ShellNode(span)
{
    /// <summary>As written, without continuations; with quotes.</summary>
    public string Text { get; } = text;

    public ImmutableArray<ShellWordPart> Parts { get; } = parts;

    /// <summary>
    /// Its one argument where the text alone says it, quotes and escapes removed; wildcards and <c>~</c> stay as they
    /// are. <see langword="null"/> where a variable, a command or the shell's dialect has a say.
    /// </summary>
    public string? Constant { get; } = GetConstant(parts);

    /// <summary>
    /// The last segment of a path, whatever its directory is: <c>openssl</c> of <c>$DIR/bin/openssl</c>;
    /// <see langword="null"/> where the text does not contain it.
    /// </summary>
    public string? LastSegment
    {
        get
        {
            if (Constant is { } path)
                return path.Substring(path.LastIndexOf('/') + 1);
            return PartsWithinQuotes.LastOrDefault() is LiteralPart { Value: var end }
                && end.LastIndexOf('/') is >= 0 and var slash
                    ? end.Substring(slash + 1)
                    : null;
        }
    }

    /// <summary>
    /// The name in <c>name=…</c>, of an argument of <c>export</c> and similar builtins; <see langword="null"/> where
    /// the word is something else.
    /// </summary>
    public string? AssignedName =>
        Parts.IsEmpty || Parts[0] is not LiteralPart { IsEscaped: false } ? null : SplitAssignment();

    /// <summary>The name in <c>name=…</c>, whatever pieces the word consists of.</summary>
    internal string? SplitAssignment()
    {
        var equals = Text.IndexOf('=');
        if (equals <= 0 || char.IsDigit(Text[0]))
            return null;
        var name = Text.Substring(0, Text[equals - 1] == '+' ? equals - 1 : equals);
        return name.Length > 0 && name.All(c => c == '_' || (c < 128 && char.IsLetterOrDigit(c))) ? name : null;
    }

    /// <summary>Its parts; double quotes are replaced by the parts inside them.</summary>
    public IEnumerable<ShellWordPart> PartsWithinQuotes =>
        Parts.SelectMany(part => part is DoubleQuotedPart quoted ? quoted.Parts : ImmutableArray.Create(part));

    /// <summary>Whether the shell looks for files in it: an unquoted <c>*</c>, <c>?</c> or <c>[…]</c>.</summary>
    public bool HasWildcard => Parts.Any(part => part is GlobPart);

    /// <summary>Whether any of it is quoted.</summary>
    public bool IsQuoted => Parts.Any(part => part is SingleQuotedPart or DoubleQuotedPart);

    /// <summary>Whether it becomes one argument whatever its variables hold and whatever files there are.</summary>
    public bool IsOneArgument =>
        !Parts.IsEmpty && Parts.All(part => part is LiteralPart or SingleQuotedPart or TildePart
            or DoubleQuotedPart { HasList: false });

    /// <summary>Whether it holds neither quotes nor escapes nor expansions.</summary>
    public bool IsPlain => Parts.All(part => part is LiteralPart { IsEscaped: false });

    /// <summary>
    /// The argument that a program receives, mapped back to the file: quotes and escapes removed, variables as
    /// they are written, and <c>$?</c> for what only running it would tell.
    /// </summary>
    public LogicalText GetContent()
    {
        var content = new LogicalText.Builder();
        AddContent(Parts, content);
        return content.ToLogicalText(Span.End);
    }

    private static string? GetConstant(ImmutableArray<ShellWordPart> parts)
    {
        // Most words are one piece.
        if (parts.Length == 1 && parts[0] is LiteralPart { Value: { Length: > 0 } literal })
            return literal;
        if (parts.Any(part => part is ParameterPart or SubstitutionPart))
            return null;
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (!TryAddConstant(part, text))
                return null;
        }

        return text.Length > 0 || parts.IsEmpty || parts.Any(part => part is SingleQuotedPart or DoubleQuotedPart)
            ? text.ToString()
            : null;
    }

    private static bool TryAddConstant(ShellWordPart part, StringBuilder text)
    {
        switch (part)
        {
            case LiteralPart literal:
                text.Append(literal.Value);
                return true;
            case SingleQuotedPart { IsAnsi: false } quoted:
                text.Append(quoted.Value);
                return true;
            case GlobPart glob:
                text.Append(glob.Text);
                return true;
            case TildePart tilde:
                text.Append(tilde.Text);
                return true;
            case DoubleQuotedPart quoted:
                return quoted.Parts.All(inner => TryAddConstant(inner, text));
            default:
                return false;
        }
    }

    private static void AddContent(ImmutableArray<ShellWordPart> parts, LogicalText.Builder content)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case DoubleQuotedPart quoted:
                    AddContent(quoted.Parts, content);
                    break;
                case SingleQuotedPart { IsAnsi: false } quoted:
                    content.Append(quoted.Content, new TextSpan(0, quoted.Content.Length));
                    break;
                case SingleQuotedPart { Value: var value }:
                    AddCharacters(value, part.Span, content);
                    break;
                case LiteralPart { IsEscaped: true } literal:
                    AddCharacters(literal.Value, part.Span, content);
                    break;
                case SubstitutionPart or ProcessSubstitutionPart or ArithmeticPart:
                    AddCharacters("$?", part.Span, content);
                    break;
                default:
                    if (part.Source is { } source)
                        content.Append(source.Text, source.Span);
                    break;
            }
        }
    }

    private static void AddCharacters(string value, TextSpan file, LogicalText.Builder content)
    {
        foreach (var c in value)
            content.Append(c, file);
    }

    /// <summary>The scripts of its command substitutions, wherever in it they are.</summary>
    public IEnumerable<ShellListSyntax> Substitutions =>
        DescendantsAndSelf().OfType<SubstitutionPart>().Select(part => part.Body);

    public override ImmutableArray<ShellNode> Children => ImmutableArray<ShellNode>.CastUp(Parts);

    public override string ToString() => Text;
}

/// <summary>A piece of a word.</summary>
internal abstract class ShellWordPart(TextSpan span) : ShellNode(span)
{
    /// <summary>
    /// Its place in the text of the script; <see langword="null"/> of pieces that were put together from others.
    /// </summary>
    internal (LogicalText Text, TextSpan Span)? Source { get; set; }

    public override ImmutableArray<ShellNode> Children => ImmutableArray<ShellNode>.Empty;
}

/// <summary>Literal characters.</summary>
/// <param name="value">Without the backslash; empty for a continued line.</param>
/// <param name="isEscaped">One character after a backslash.</param>
internal sealed class LiteralPart(TextSpan span, string value, bool isEscaped = false) : ShellWordPart(span)
{
    public string Value { get; } = value;

    public bool IsEscaped { get; } = isEscaped;
}

/// <summary><c>'…'</c> or <c>$'…'</c>.</summary>
internal sealed class SingleQuotedPart(TextSpan span, LogicalText content, string value, bool isAnsi)
    : ShellWordPart(span)
{
    /// <summary>Between the quotes, as written.</summary>
    public LogicalText Content { get; } = content;

    /// <summary>Of <c>$'…'</c> with its escapes resolved.</summary>
    public string Value { get; } = value;

    public bool IsAnsi { get; } = isAnsi;
}

/// <summary><c>"…"</c> or <c>$"…"</c>.</summary>
internal sealed class DoubleQuotedPart(TextSpan span, ImmutableArray<ShellWordPart> parts, bool isLocalized)
    : ShellWordPart(span)
{
    public ImmutableArray<ShellWordPart> Parts { get; } = parts;

    public bool IsLocalized { get; } = isLocalized;

    /// <summary>
    /// Whether it becomes several words, or none, in spite of the quotes: <c>"$@"</c>, <c>"${list[@]}"</c>.
    /// </summary>
    public bool HasList => Parts.Any(part => part is ParameterPart { Name: "@" } or ParameterPart { Index.Text: "@" }
        or ParameterPart { IsIndirect: true, Operator: "@", Operand: null });

    public override ImmutableArray<ShellNode> Children => ImmutableArray<ShellNode>.CastUp(Parts);
}

/// <summary>Characters that are not parsed: a variable, or an expression, of PowerShell or cmd.</summary>
internal sealed class OpaquePart(TextSpan span) : ShellWordPart(span);

/// <summary><c>$name</c> or <c>${…}</c>.</summary>
internal sealed class ParameterPart(TextSpan span, string name) : ShellWordPart(span)
{
    /// <summary>A variable's name, a number, or one of <c>@ * # ? - $ !</c>.</summary>
    public string Name { get; } = name;

    public bool IsBraced { get; init; }

    /// <summary><c>${#name}</c>.</summary>
    public bool IsLength { get; init; }

    /// <summary>
    /// <c>${!name}</c>, also <c>${!prefix*}</c> and <c>${!prefix@}</c>, whose operator is the last character.
    /// </summary>
    public bool IsIndirect { get; init; }

    /// <summary>The text in the brackets of <c>${name[…]}</c>.</summary>
    public ShellWord? Index { get; init; }

    /// <summary>
    /// The text after the name: <c>:-</c>, <c>%%</c>, <c>//</c>, <c>^^</c>, <c>:</c> (slice), <c>@</c>…
    /// </summary>
    public string? Operator { get; init; }

    /// <summary>After the operator.</summary>
    public ShellWord? Operand { get; init; }

    /// <summary>The replacement of <c>${name/…/…}</c>.</summary>
    public ShellWord? Replacement { get; init; }

    /// <summary>Whether the name is a variable's: not a number, no special parameter.</summary>
    public bool IsVariable => Name.Length > 0 && (Name[0] == '_' || char.IsLetter(Name[0]));

    public override ImmutableArray<ShellNode> Children =>
        Index is null && Operand is null
            ? ImmutableArray<ShellNode>.Empty
            : new ShellNode?[] { Index, Operand, Replacement }.OfType<ShellNode>().ToImmutableArray();
}

internal enum SubstitutionStyle
{
    /// <summary><c>$( )</c>.</summary>
    Parenthesis,
    /// <summary><c>` `</c>.</summary>
    Backquote,
    /// <summary><c>${ ; }</c>.</summary>
    Brace,
}

/// <summary>The output of a script.</summary>
internal sealed class SubstitutionPart(TextSpan span, ShellListSyntax body, SubstitutionStyle style)
    : ShellWordPart(span)
{
    public ShellListSyntax Body { get; } = body;

    public SubstitutionStyle Style { get; } = style;

    public override ImmutableArray<ShellNode> Children { get; } = ImmutableArray.Create<ShellNode>(body);
}

/// <summary><c>&lt;( )</c> or <c>&gt;( )</c>.</summary>
internal sealed class ProcessSubstitutionPart(TextSpan span, ShellListSyntax body) : ShellWordPart(span)
{
    public ShellListSyntax Body { get; } = body;

    public override ImmutableArray<ShellNode> Children { get; } = ImmutableArray.Create<ShellNode>(body);
}

/// <summary><c>$(( ))</c>, <c>$[ ]</c>; also the text in <c>(( ))</c>.</summary>
internal sealed class ArithmeticPart(TextSpan span, string expression, ImmutableArray<ShellWordPart> parts)
    : ShellWordPart(span)
{
    /// <summary>As written, without what encloses it.</summary>
    public string Expression { get; } = expression;

    public ImmutableArray<ShellWordPart> Parts { get; } = parts;

    public override ImmutableArray<ShellNode> Children => ImmutableArray<ShellNode>.CastUp(Parts);
}

/// <summary><c>*</c>, <c>?</c>, <c>[…]</c>, <c>@(…)</c>: a wildcard that file names are matched with.</summary>
internal sealed class GlobPart(TextSpan span, string text) : ShellWordPart(span)
{
    public string Text { get; } = text;
}

/// <summary><c>{a,b}</c> or <c>{1..3}</c>.</summary>
internal sealed class BracePart(TextSpan span, string text, ImmutableArray<ShellWord> alternatives)
    : ShellWordPart(span)
{
    public string Text { get; } = text;

    /// <summary>Empty for a range.</summary>
    public ImmutableArray<ShellWord> Alternatives { get; } = alternatives;

    public override ImmutableArray<ShellNode> Children => ImmutableArray<ShellNode>.CastUp(Alternatives);
}

/// <summary><c>~</c> or <c>~user</c> where the shell puts a home directory.</summary>
internal sealed class TildePart(TextSpan span, string text) : ShellWordPart(span)
{
    public string Text { get; } = text;
}

/// <summary><c>(a b)</c> after <c>name=</c>.</summary>
internal sealed class ArrayPart(TextSpan span, ImmutableArray<ShellWord> elements) : ShellWordPart(span)
{
    public ImmutableArray<ShellWord> Elements { get; } = elements;

    public override ImmutableArray<ShellNode> Children => ImmutableArray<ShellNode>.CastUp(Elements);
}
