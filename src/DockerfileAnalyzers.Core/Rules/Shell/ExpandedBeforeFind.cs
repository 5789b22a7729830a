namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>find -exec with a command substitution or a wildcard that is intended for each file.</summary>
internal sealed class ExpandedBeforeFind() : Rule<RunScript>(new()
{
    Id = "DFA7029",
    Title = "Use 'sh -c' in 'find -exec' to expand each file name",
    Message = "'{0}' is expanded once before 'find' runs, not for each file",
    Equivalents = ImmutableArray.Create("SC2014"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var execution in script.FindExpressions.SelectMany(expression => expression.Executions))
        {
            // Next to "{}", the same value for every file is intended.
            var usesFile = execution.Words.Any(word => word.Text.Contains("{}"));
            foreach (var word in execution.Words.Where(word => !usesFile || word.Text.Contains("{}")))
            {
                foreach (var part in word.PartsWithinQuotes.Where(IsExpanded))
                    context.Report(part.Span, [context.File.GetText(part.Span)]);
            }
        }

        bool IsExpanded(ShellWordPart part) =>
            part is GlobPart || (part is SubstitutionPart && context.File.GetText(part.Span).Contains("{}"));
    }
}
