namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A &amp;&amp; B || C, used in place of if, then and else.</summary>
internal sealed class AndOrIsNotIf() : Rule<RunScript>(new()
{
    Id = "DFA7028",
    Title = "Use 'if' instead of 'a && b || c'",
    Message = "This command also runs when the command after '&&' fails; use 'if', 'then' and 'else' instead",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("SC2015"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var list in script.Nodes.OfType<ShellListSyntax>().Where(list => !IsCondition(list)))
        {
            for (var i = 2; i < list.Items.Length; i++)
            {
                var endsChain = i + 1 == list.Items.Length
                    || list.Items[i + 1].Operator is not (ListOperator.And or ListOperator.Or);
                if (endsChain && list.Items[i].Operator is ListOperator.Or
                    && list.Items[i - 1].Operator is ListOperator.And && !CannotSurprise(list.Items[i - 1].Node)
                    && !IsAnswer(list.Items[i].Node))
                    context.Report(list.Items[i].OperatorSpan, []);
            }
        }
    }

    private static bool IsCondition(ShellListSyntax list) =>
        list.Parent is IfSyntax branch && branch.Clauses.Any(clause => clause.Condition == list)
        || (list.Parent is WhileSyntax loop && loop.Condition == list);

    // A test, or a command that cannot fail.
    private static bool CannotSurprise(ShellNode node) =>
        node is ConditionalSyntax
            or SimpleCommandSyntax { Name: "[" or "test" or "true" or ":" or "break" or "continue"
                or "exit" or "return" };

    // Meant for either failure: a message, an exit, a default value.
    private static bool IsAnswer(ShellNode node) => node switch
    {
        SimpleCommandSyntax { Words.IsEmpty: true } => true,
        SimpleCommandSyntax { Name: "echo" or "printf" or "exit" or "return" or "true" or ":" } => true,
        GroupSyntax { Body.Items: { IsEmpty: false } items } =>
            items[items.Length - 1].Node is SimpleCommandSyntax { Name: "exit" or "return" or "false" },
        _ => false,
    };
}
