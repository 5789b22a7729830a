namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>find a -o b -action: the action applies only to b.</summary>
internal sealed class FindActionBindsToLastOr() : Rule<RunScript>(new()
{
    Id = "DFA7022",
    Title = "Group the alternatives of 'find'",
    Message = "The action after '{0}' does not apply to the tests before it; group the alternatives in parentheses",
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
