namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A command substitution with backticks.</summary>
internal sealed class Backquotes() : Rule<RunScript>(new()
{
    Id = "DFA7104",
    Title = "Use $(…) instead of backticks",
    Message = "Backticks are deprecated; $(…) is easier to read and to nest",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2006"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var substitution in script.Nodes.OfType<SubstitutionPart>())
        {
            if (substitution.Style is not SubstitutionStyle.Backquote || substitution.Body.Items.IsEmpty
                || substitution.IsInBackquotes)
                continue;
            context.Report(
                context.File.GetFirstLine(substitution.Span), [], fix: CreateFix(context.File, substitution));
        }
    }

    // Within backquotes a backslash escapes "$", "`" and itself; within double quotes around them, those
    // too. What is nested stays for a human.
    private static Fix? CreateFix(SourceFile file, SubstitutionPart substitution)
    {
        var text = file.GetText(TextSpan.FromBounds(substitution.Span.Start + 1, substitution.Span.End - 1));
        // A comment would include the closing parenthesis.
        if (text.Contains('`') || text.Contains('#') || (text.Contains('\\') && text.Contains('\n')))
            return null;
        var isQuoted = substitution.Parent is DoubleQuotedPart;
        var plain = Regex.Replace(text, isQuoted ? @"\\([$\\""])" : @"\\([$\\])", "$1");
        // "$((" would begin arithmetic.
        if (plain.StartsWith("(", StringComparison.Ordinal))
            plain = " " + plain;
        return plain == text
            ? Fix.Safe(
                "Use $(…)",
                Change.Notation,
                TextEdit.Replace(new TextSpan(substitution.Span.Start, 1), "$("),
                TextEdit.Replace(new TextSpan(substitution.Span.End - 1, 1), ")"))
            : Fix.Safe("Use $(…)", Change.Notation, TextEdit.Replace(substitution.Span, "$(" + plain + ")"));
    }
}
