namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A redirection of a descriptor that a pipe or another redirection already uses.</summary>
internal sealed class ConflictingRedirections() : Rule<RunScript>(new()
{
    Id = "DFA7025",
    Title = "Redirect once or use 'tee'",
    Message = "'{0}' overrides {1}; only one of them is used",
    Equivalents = ImmutableArray.Create("SC2259", "SC2260", "SC2261"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var conflict in RedirectionConflict.Find(script))
        {
            var other = conflict.Earlier is null ? "the pipe" : $"'{context.File.GetText(conflict.Earlier.Span)}'";
            context.Report(conflict.Redirection.Span, [context.File.GetText(conflict.Redirection.Span), other]);
        }
    }
}
