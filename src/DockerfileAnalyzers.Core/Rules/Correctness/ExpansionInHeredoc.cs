namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A COPY or ADD here-document loses text: Docker expands it because its delimiter is not
/// quoted.</summary>
internal sealed class ExpansionInHeredoc() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA4206",
    Title = "Quote the here-document delimiter to copy the text unchanged",
    Message = "'{0}' in this here-document {1}; quote the delimiter to copy the text unchanged: <<'{2}'",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        foreach (var heredoc in copying.Heredocs.Where(heredoc => heredoc.Expands))
        {
            var pieces = HeredocExpansion.Find(context.Model, copying, heredoc);
            if (pieces.Where(piece => piece.Loss is not null).OrderBy(piece => piece.IsEscape).FirstOrDefault()
                is { } lost)
                context.Report(
                    lost.Span, [lost.Text, lost.Loss!, heredoc.Name], fix: CreateFix(heredoc, pieces, context.File));
        }
    }

    private static Fix CreateFix(HeredocSyntax heredoc, IReadOnlyList<HeredocExpansion> pieces, SourceFile file)
    {
        var name = new TextSpan(
            file.Text.IndexOf(heredoc.Name, heredoc.Span.Start, StringComparison.Ordinal), heredoc.Name.Length);
        return pieces.All(piece => piece.Loss is not null)
            ? Fix.Unsafe(
                "Quote the delimiter; the body is then copied unchanged",
                Change.ReplacesOperand,
                TextEdit.Replace(name, $"'{heredoc.Name}'"))
            : Fix.Unsafe("Escape the expansions; the body is then copied unchanged", Change.ReplacesOperand,
                pieces.Where(piece => piece.Loss is not null)
                    .Select(piece => TextEdit.Insert(piece.Span.Start, "\\")).ToArray());
    }
}
