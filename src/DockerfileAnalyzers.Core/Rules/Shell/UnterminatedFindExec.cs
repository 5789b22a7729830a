namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>find -exec without the semicolon or plus sign that ends its command.</summary>
internal sealed class UnterminatedFindExec() : Rule<RunScript>(new()
{
    Id = "DFA7024",
    Title = "End the command of 'find' with '\\;' or '+'",
    Message = "The command of '{0}' is not terminated; 'find' fails",
    Equivalents = ImmutableArray.Create("SC2067"),
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var execution in script.FindExpressions.SelectMany(expression => expression.Executions))
        {
            // An unknown word may contain the end.
            if (execution.End is null
                && execution.Words.All(word => script.GetValue(word) is not null || word.IsOneArgument))
                context.Report(execution.Action.Span, [execution.Action.Text]);
        }
    }
}
