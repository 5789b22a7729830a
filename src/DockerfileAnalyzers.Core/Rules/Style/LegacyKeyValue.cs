namespace DockerfileAnalyzers.Rules.Style;

/// <summary><c>ENV name value</c>, the format without <c>=</c>.</summary>
internal sealed class LegacyKeyValue() : Rule<KeyValueInstructionSyntax>(new()
{
    Id = "DFA8002",
    Title = "Use '=' in ENV and LABEL",
    Message = "'{0} key value' is a legacy format; use '{0} {1}=…' instead",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("LegacyKeyValueFormat"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(KeyValueInstructionSyntax instruction, RuleContext context)
    {
        if (!instruction.IsLegacyForm || instruction.Pairs.IsEmpty
            || instruction.Pairs[0] is not { Value: { } value, Key: var key })
            return;
        context.Report(key.Span, [instruction.Keyword, key.Text], fix: CreateFix(key, value, context.File));
    }

    // Quotes, escapes and line continuations have a different meaning between quotes.
    private static Fix? CreateFix(WordSyntax key, WordSyntax value, SourceFile file)
    {
        var text = file.GetText(value.Span);
        // There may be a comment between them.
        if (file.GetText(TextSpan.FromBounds(key.Span.End, value.Span.Start)).IndexOf('\n') >= 0)
            return null;
        var isQuoted = text.Length > 1 && text[0] == '"' && text.IndexOf('"', 1) == text.Length - 1;
        if (text.IndexOfAny(new[] { '\\', '`', '\'', '\n', '#' }) >= 0 || (!isQuoted && text.IndexOf('"') >= 0))
            return null;
        if (text[0] == '=')
        {
            return Fix.Unsafe(
                "Use a single '='; the value then no longer starts with it",
                Change.Notation + Change.ChangesValue,
                TextEdit.Replace(
                    TextSpan.FromBounds(key.Span.End, value.Span.End), "=" + Quote(text.Substring(1).Trim())));
        }

        return Fix.Safe(
            "Add '='",
            Change.Notation,
            TextEdit.Replace(TextSpan.FromBounds(key.Span.End, value.Span.End), "=" + Quote(text)));

        string Quote(string words) => !isQuoted && words.IndexOfAny(new[] { ' ', '\t' }) >= 0 ? $"\"{words}\"" : words;
    }
}
