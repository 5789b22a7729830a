namespace DockerfileAnalyzers.Syntax;

/// <summary>
/// A word as Docker's own expansion sees it: literals, quotes and variables, each with its span. It may hold a line
/// continuation in its middle; the span covers that, the value does not.
/// </summary>
internal sealed class WordSyntax(TextSpan span, string text, ImmutableArray<WordPart> parts) : SyntaxNode(span)
{
    /// <summary>As written, without continuations, with quotes and escapes.</summary>
    public string Text { get; } = text;

    public ImmutableArray<WordPart> Parts { get; } = parts;

    public bool IsEmpty => Text.Length == 0;

    /// <summary>
    /// The value where no variable takes part in it: quotes and escapes removed. <see langword="null"/> otherwise.
    /// </summary>
    public string? Literal
    {
        get
        {
            foreach (var part in Parts)
            {
                if (part is not TextPart)
                    return null;
            }

            return Parts.Length == 1
                ? ((TextPart)Parts[0]).Value
                : string.Concat(Parts.Select(part => ((TextPart)part).Value));
        }
    }

    /// <summary>Every variable of the word, also those inside the operand of another.</summary>
    public IEnumerable<VariablePart> Variables =>
        Parts.All(part => part is TextPart) ? [] : Parts.OfType<VariablePart>().SelectMany(WithNested);

    public override string ToString() => Text;

    /// <summary>
    /// The same word with every span moved to <paramref name="span"/>: for text that has
    /// no characters of its own in the file.
    /// </summary>
    internal WordSyntax At(TextSpan span) => new(span, Text, Parts.Select(part => part is VariablePart variable
        ? variable with
        {
            Span = span,
            Operand = variable.Operand?.At(span),
            Replacement = variable.Replacement?.At(span),
        }
        : part with { Span = span }).ToImmutableArray());

    private static IEnumerable<VariablePart> WithNested(VariablePart variable) =>
        variable.Operand is { } operand ? operand.Variables.Prepend(variable) : new[] { variable };
}

/// <summary>A piece of a word.</summary>
internal abstract record WordPart(TextSpan Span);

/// <param name="Value">Quotes and escapes removed.</param>
/// <param name="Quote"><c>'</c>, <c>"</c>, or <c>\0</c> outside quotes.</param>
internal sealed record TextPart(TextSpan Span, string Value, char Quote = '\0') : WordPart(Span);

/// <param name="Operator">
/// <see langword="null"/> for <c>$x</c> and <c>${x}</c>; else one of <c>:- - :+ + :? ? # ## % %% / //</c>.
/// </param>
/// <param name="Operand">The word after the operator; the pattern for <c># % /</c>.</param>
/// <param name="Replacement">The second operand of <c>/</c> and <c>//</c>.</param>
/// <param name="Quote">The quotes around it: <c>"</c>, or <c>\0</c>.</param>
internal sealed record VariablePart(
    TextSpan Span,
    string Name,
    string? Operator = null,
    WordSyntax? Operand = null,
    WordSyntax? Replacement = null,
    char Quote = '\0')
    : WordPart(Span);
