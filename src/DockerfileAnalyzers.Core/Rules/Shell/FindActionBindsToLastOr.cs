namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>find a -o b -action: the action is for b alone.</summary>
internal sealed class FindActionBindsToLastOr() : Rule<RunScript>(new()
{
    Id = "DFA7022",
    Title = "Group the alternatives of 'find'",
    Message = "'{0}' applies only to the last alternative; 'find' does nothing with the ones before it",
    Equivalents = ImmutableArray.Create("SC2146"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var idle in script.FindExpressions
            .Select(expression => expression.IdleAlternative).OfType<IdleAlternative>())
        {
            var fix = idle.Group is { } group
                ? Fix.Unsafe(
                    "Group the alternatives",
                    Change.RewritesScript,
                    TextEdit.Insert(group.Start, "\\( "),
                    TextEdit.Insert(group.End, " \\)"))
                : null;
            context.Report(idle.Or.Span, [idle.Or.Text], fix: fix);
        }
    }
}
