namespace DockerfileAnalyzers.Rules.Style;

/// <summary>FROM and AS that do not use the same case.</summary>
internal sealed class AsCasing() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA8004",
    Title = "Use the same case for FROM and AS",
    Message = "'{0}' and '{1}' do not use the same case",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("FromAsCasing"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        if (from.AsSpan is not { } span)
            return;
        var keyword = context.File.GetText(from.KeywordSpan);
        var written = context.File.GetText(span);
        var expected = keyword == "FROM" ? "AS" : keyword == "from" ? "as" : written;
        if (written != expected)
            context.Report(span, [keyword, written],
                fix: Fix.Safe($"Change to {expected}", Change.Notation, TextEdit.Replace(span, expected)));
    }
}
