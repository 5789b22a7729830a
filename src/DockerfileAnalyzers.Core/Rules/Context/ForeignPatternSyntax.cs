namespace DockerfileAnalyzers.Rules.Context;

/// <summary>A pattern in the syntax of another tool, or followed by a comment, does not match as intended.</summary>
internal sealed class ForeignPatternSyntax() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5205",
    Title = "Use Docker's pattern syntax",
    Message = "'{0}' does not match what was intended; {1}",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        foreach (var pattern in model.Syntax.Patterns)
        {
            // If a file with this name exists, the pattern is intended.
            if (ForeignPattern.Find(context.File, pattern, model.IsForWindows) is not { } foreign
                || model.Manifest?.Entries.Any(entry => IgnoreMatcher.Matches(pattern, entry.ContentPath)) == true)
                continue;
            var replacement = foreign.Replacement?.Replace("\n", context.File.NewLine);
            var fix = replacement is null ? null : Fix.Unsafe(
                "Use Docker's pattern syntax", Change.ReplacesPattern, TextEdit.Replace(pattern.Span, replacement));
            context.Report(foreign.Span, [context.File.GetText(pattern.Span), foreign.Reason], fix: fix);
        }
    }
}
