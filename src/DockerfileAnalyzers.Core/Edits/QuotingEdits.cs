namespace DockerfileAnalyzers.Edits;

/// <summary>Puts quotes around what a shell would split.</summary>
internal static class QuotingEdits
{
    /// <summary>
    /// Quotes the expansion, with the plain text around it; <see langword="null"/> of and within
    /// backquotes, where quotes mean something else.
    /// </summary>
    public static Fix? Quote(this SplitExpansion expansion)
    {
        // Quotes within "${x:-'a'}" would become part of the value.
        if (expansion.Word
            .DescendantsAndSelf()
            .Any(node =>
                node is ParameterPart { Operand: { } operand }
                && operand.Text.IndexOfAny(new[] { '"', '\'', '\\' }) >= 0))
            return null;
        if (expansion.Expansion.IsInBackquotes
            || (expansion.Expansion is SubstitutionPart { Style: SubstitutionStyle.Backquote }
                && expansion.Word.Text.IndexOfAny(new[] { '"', '\\' }) >= 0))
            return null;
        var canQuoteAll = expansion.Word.Parts.All(part =>
            part is LiteralPart { IsEscaped: false } or ParameterPart or SubstitutionPart);
        var span = canQuoteAll ? expansion.Word.Span : expansion.Expansion.Span;
        // Of "export name=$(a)", the value alone: rules and readers look for the name.
        if (expansion.Command is { IsDeclaration: true } && expansion.Word.AssignedName is { } name
            && span == expansion.Word.Span
            && expansion.Word.Parts[0].Span.Length > name.Length)
            span = TextSpan.FromBounds(
                expansion.Word.Span.Start + name.Length + (expansion.Word.Text[name.Length] == '+' ? 2 : 1),
                expansion.Word.Span.End);
        // It may be meant to become several words.
        return Fix.Unsafe(
            "Add quotes, which keep the value one word",
            Change.QuotesWord,
            TextEdit.Insert(span.Start, "\""),
            TextEdit.Insert(span.End, "\""));
    }
}
