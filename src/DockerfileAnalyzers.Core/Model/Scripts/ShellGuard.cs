namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>
/// Whether a script asks for a construct before it uses it: what a shell lacks is then not run in it.
/// </summary>
internal static class ShellGuard
{
    // Before any command runs, dash and BusyBox ash refuse a script that has one of these. Executed.
    private static readonly ImmutableHashSet<string> s_refusedByParser = ImmutableHashSet.Create(StringComparer.Ordinal,
        "<(…)", "@(…)", "for ((…))", "<<<", "for … { }", "an array", "|&", "function", "a function of this name", ";&",
        "select");

    // Their failure ends the shell, whatever follows: "set -o pipefail || true". Executed in dash.
    private static readonly ImmutableHashSet<string> s_fatal =
        ImmutableHashSet.Create(
            StringComparer.Ordinal, "set", "local", "exit", "return", "${…:…}", "${…/…/…}", "${…^}", "${!…}", "${…@…}");

    public static bool Covers(RunScript script, NonPosixConstruct use)
    {
        if (s_refusedByParser.Contains(use.Name) || Locate(script, use) is not { } node)
            return false;
        if (IsQuestion(node, use) || IsTried(script, node, use))
            return true;
        var conditions = GetConditions(node).ToArray();
        if (conditions.Length == 0)
            return false;
        var tried = NonPosixConstruct.FindAll(script)
            .Where(other => other.Name == use.Name && other.Span.Start < use.Span.Start)
            .Select(other => Locate(script, other)).Where(other => other is not null && IsTried(script, other, use))
            .Take(1).Select(other => other!.Span).ToArray();
        return conditions.Any(condition => Grants(condition.Node, tried, use, condition.Holds));
    }

    private static ShellNode? Locate(RunScript script, NonPosixConstruct use) =>
        script.Nodes.LastOrDefault(node => node.Span.Start <= use.Span.Start && node.Span.End >= use.Span.End);

    // "[ -n "$BASH_VERSION" ]", "case $BASH_VERSION in": empty in another shell, as is meant.
    private static bool IsQuestion(ShellNode node, NonPosixConstruct use) =>
        use.Name.StartsWith("$BASH", StringComparison.Ordinal)
            && node.Ancestors.Prepend(node)
                .Any(each => each is CaseSyntax or SimpleCommandSyntax { Name: "[" or "test" });

    // "if (set -o pipefail) 2>/dev/null", "shopt -s globstar 2>/dev/null || true": the failure is expected.
    private static bool IsTried(RunScript script, ShellNode node, NonPosixConstruct use)
    {
        if (use.In(script.Dialect) is not ShellSupport.Fails)
            return false;
        var isFatal = s_fatal.Contains(use.Name.Split(' ')[0]);
        var isQuiet = false;
        foreach (var each in node.Ancestors.Prepend(node))
        {
            var redirections = each is SimpleCommandSyntax command ? command.Redirections
                : (each as CompoundCommandSyntax)?.Redirections ?? ImmutableArray<Redirection>.Empty;
            isQuiet |= redirections.Any(redirection => redirection.Target?.Constant == "/dev/null");
            if (each is GroupSyntax { IsSubshell: true })
                (isFatal, isQuiet) = (false, true);
            if (isQuiet && !isFatal && each is not ShellListSyntax && IsAnswered(each))
                return true;
        }

        return false;
    }

    // A condition, or followed by "&&" or "||".
    private static bool IsAnswered(ShellNode node) => node.Parent switch
    {
        PipelineSyntax { Commands.Length: 1 } pipeline => IsAnswered(pipeline),
        ShellListSyntax list when list.IndexOf(node) + 1 is var next && next < list.Items.Length
            && list.Items[next].Operator is ListOperator.And or ListOperator.Or => true,
        ShellListSyntax list =>
            (list.Parent is IfSyntax branch && branch.Clauses.Any(clause => clause.Condition == list))
                || (list.Parent is WhileSyntax loop && loop.Condition == list),
        _ => false,
    };

    // The nodes that must have succeeded or failed for a node to run: the left sides of its "&&" and "||", and the
    // conditions around it.
    private static IEnumerable<(ShellNode Node, bool Holds)> GetConditions(ShellNode node)
    {
        for (; node.Parent is { } parent; node = parent)
        {
            if (parent is ShellListSyntax list)
            {
                var index = list.IndexOf(node);
                var @operator = list.Items[index].Operator;
                for (var i = index; i > 0 && list.Items[i].Operator == @operator
                    && @operator is ListOperator.And or ListOperator.Or; i--)
                    yield return (list.Items[i - 1].Node, @operator is ListOperator.And);
            }
            else if (parent is IfSyntax branch && branch.Clauses.All(clause => clause.Condition != node))
            {
                foreach (var clause in branch.Clauses.TakeWhile(clause => clause.Body != node))
                    yield return (clause.Condition, false);
                if (branch.Clauses.FirstOrDefault(clause => clause.Body == node) is { } own)
                    yield return (own.Condition, true);
            }
        }
    }

    // "[ -n "$BASH_VERSION" ]" grants all of bash; "command -v pushd" that one; what has been tried, the same again.
    private static bool Grants(ShellNode condition, IEnumerable<TextSpan> tried, NonPosixConstruct use, bool holds)
    {
        var commands = condition.DescendantsAndSelf().OfType<SimpleCommandSyntax>().ToArray();
        if (condition is PipelineSyntax { IsNegated: true })
            holds = !holds;
        if (commands.Any(command => command.Name is "[" or "test"
            && command.DescendantsAndSelf().OfType<ParameterPart>().Any(part => part.Name is "BASH_VERSION" or "BASH")
            && command.Words.Any(word => word.Text is "-z" or "=") != holds))
            return true;
        var name = use.Name.Split(' ')[0];
        return holds && (commands.Any(command => command.Name is "command" or "type" or "hash" or "which"
                && command.Words.Skip(1).Any(word => word.Constant == name))
            || tried.Any(condition.Span.Contains));
    }
}
