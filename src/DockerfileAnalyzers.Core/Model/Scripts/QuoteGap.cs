namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>Unquoted text between two double-quoted pieces of a word: <c>"…"here"…"</c>.</summary>
/// <param name="Middle">Literals, or one expansion.</param>
internal sealed record QuoteGap(DoubleQuotedPart Before, ImmutableArray<ShellWordPart> Middle, DoubleQuotedPart After)
{
    /// <summary>Whether it is a variable or the output of a command instead of plain text.</summary>
    public bool IsExpansion => Middle[0] is not LiteralPart;

    public TextSpan Span => TextSpan.FromBounds(Middle[0].Span.Start, Middle[Middle.Length - 1].Span.End);

    internal static IEnumerable<QuoteGap> Find(ShellWord word)
    {
        for (var i = 0; i < word.Parts.Length; i++)
        {
            if (word.Parts[i] is not DoubleQuotedPart { IsLocalized: false } before)
                continue;
            var end = i + 1;
            while (end < word.Parts.Length && word.Parts[end] is LiteralPart)
                end++;
            if (end == i + 1 && end < word.Parts.Length
                && word.Parts[end] is ParameterPart or SubstitutionPart { Style: SubstitutionStyle.Parenthesis })
                end++;
            if (end > i + 1 && end < word.Parts.Length
                && word.Parts[end] is DoubleQuotedPart { IsLocalized: false } after
                && new QuoteGap(before, ImmutableArray.Create(word.Parts, i + 1, end - i - 1), after)
                    is { IsDeliberate: false } gap)
                yield return gap;
        }
    }

    // "$name"-"$version", "$prefix"/"bin": each piece is quoted for itself. A backslash says that
    // its author knows where the quotes end.
    private bool IsDeliberate => !IsExpansion
        && (Middle.Any(part => part is LiteralPart { IsEscaped: true } or LiteralPart { Value: "=" or ":" or "/" })
            || (IsOneExpansion(Before) && IsOneExpansion(After)));

    private static bool IsOneExpansion(DoubleQuotedPart quoted) =>
        quoted.Parts.Length == 1 && quoted.Parts[0] is not LiteralPart;
}
