namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>
/// A later command of a script that fails where an earlier one did not do its work: <c>command -v tool</c>,
/// <c>[ -s file ]</c>.
/// </summary>
internal static class ResultCheck
{
    /// <param name="packages">
    /// The packages that the command installs: a check that names one of these counts, wherever it is.
    /// </param>
    public static bool Follows(RunScript script, ShellNode command, IEnumerable<string>? packages = null)
    {
        var item = command.Parent is PipelineSyntax pipeline ? pipeline : command;
        if (item.Parent is not ShellListSyntax list || list != script.Tree.Root)
            return false;
        var index = list.IndexOf(item);
        var checks = script.ResultChecks.SkipWhile(check => check <= index).ToArray();
        if (checks.Length == 0)
            return false;
        var next = index + 1;
        while (next < checks[0] && IsHarmless(list.Items[next].Node))
            next++;
        var files = GetFiles(item).ToArray();
        return checks.TakeWhile(check => check == next || !list.Items.Skip(index + 1).Take(check - index)
                .Any(later => later.Operator is ListOperator.Or))
            .Any(check => IsCheck(list.Items[check].Node, check == next, files, packages));
    }

    /// <summary>
    /// The places in the list of a script of what looks at something and ends the script where it fails: the last one,
    /// or one whose failure "&amp;&amp;", "|| exit" or "set -e" takes to the end.
    /// </summary>
    public static IEnumerable<int> Find(ShellScript script, bool hasErrexit)
    {
        if (script.Root is not ShellListSyntax { Items: var items })
            yield break;
        var lastBreak = items.Length - 1;
        while (lastBreak > 0 && items[lastBreak].Operator is ListOperator.And)
            lastBreak--;
        for (var i = 1; i < items.Length; i++)
        {
            var after = i + 1 < items.Length ? items[i + 1] : null;
            if (!items[i].IsBackground && items[i].Operator is not ListOperator.Or
                && GetWords(items[i].Node, out var name) is { IsEmpty: false } words
                && (name is "[" or "test" or "grep" or "sha256sum" || IsLook(name, words))
                && (i >= lastBreak || EndsWith(after!)))
                yield return i;
        }

        bool EndsWith(ListItem after) => (after.Operator is ListOperator.Sequence && hasErrexit)
            || (after is { Operator: ListOperator.Or, Node: var answer }
                && answer.DescendantsAndSelf().Any(node => node is SimpleCommandSyntax { Name: "exit" or "false" }));
    }

    private static bool IsHarmless(ShellNode node) => node is SimpleCommandSyntax { Words: var words }
        && (words.IsEmpty || Programs.Is(words[0].Text, ProgramTrait.Minor));

    private static ImmutableArray<ShellWord> GetWords(ShellNode node, out string name)
    {
        if (node is PipelineSyntax { IsNegated: false, Commands.Length: 1 } single)
            node = single.Commands[0];
        var words = node is ConditionalSyntax test ? test.Words
            : (node as SimpleCommandSyntax)?.Words ?? ImmutableArray<ShellWord>.Empty;
        name = node is ConditionalSyntax || words.IsEmpty ? "[" : words[0].Text;
        return words.Any(word => word.Text is "!" or "-z") ? ImmutableArray<ShellWord>.Empty : words;
    }

    private static bool IsCheck(ShellNode node, bool isNext, string[] files, IEnumerable<string>? packages)
    {
        var words = GetWords(node, out var name);
        if (name is "[" or "test" or "grep" or "sha256sum"
            && words.Any(word => files.Any(file => Names(word.Text, file))))
            return true;
        if (!IsLook(name, words) || (name is "[" or "test" && files.Length > 0))
            return false;
        return isNext || packages?.Any(package => words.Any(word => Names(word.Text, package))) == true;
    }

    // "command -v tool", "tool --version", "[ -x /usr/bin/tool ]".
    private static bool IsLook(string name, ImmutableArray<ShellWord> words) => name switch
    {
        "command" => words.Length > 2 && words[1].Text is "-v" or "-V",
        "which" or "type" => words.Length > 1,
        "[" or "test" => words.Any(word => word.Text is "-x" or "-f" or "-s" or "-e" or "-d"),
        _ => words.Length == 2 && ProgramOptions.IsOfAny(words[1].Text, OptionTrait.Question),
    };

    private static bool Names(string text, string name) => text.Split('/', '"', ' ', ')', '\'').Contains(name);

    // The files that the command writes: "> file", "| tee file", "-o file".
    private static IEnumerable<string> GetFiles(ShellNode item)
    {
        foreach (var command in item.DescendantsAndSelf().OfType<SimpleCommandSyntax>())
        {
            var written = command.Redirections.Where(redirection => redirection.Operator[0] == '>')
                .Select(redirection => redirection.Target);
            if (command.Name == "tee")
                written = written.Concat(command.Words.Skip(1));
            foreach (var text in written
                .Concat(command.Words.SkipWhile(word => word.Text is not ("-o" or "-O")).Skip(1).Take(1))
                .Select(word => word?.Constant).OfType<string>())
                yield return ContainerPath.GetName(text);
        }
    }
}
