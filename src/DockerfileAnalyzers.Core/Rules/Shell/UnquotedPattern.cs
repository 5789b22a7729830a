namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>An unquoted pattern in an argument of find or grep.</summary>
internal sealed class UnquotedPattern() : Rule<RunScript>(new()
{
    Id = "DFA7107",
    Title = "Quote patterns that a program reads",
    Message = "The shell replaces '{0}' with file names before '{1}' sees it",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2061", "SC2062"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands)
        {
            foreach (var word in PatternArguments.Find(script, command).Where(word => word.HasWildcard))
            {
                var isQuotable = word.Text.IndexOf('\'') < 0
                    && word.Parts.All(part => part is GlobPart or LiteralPart { IsEscaped: false });
                context.Report(word.Span, [word.Text, command.Name!], fix: !isQuotable ? null : Fix.Unsafe(
                    $"Add quotes, which give '{command.Name}' the pattern instead of file names", Change.QuotesWord,
                    TextEdit.Insert(word.Span.Start, "'"), TextEdit.Insert(word.Span.End, "'")));
            }
        }
    }
}
