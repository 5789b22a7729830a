namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The words <c>-a</c> and <c>-o</c> that join the conditions of <c>[</c> and <c>test</c>.</summary>
internal static class TestConnectives
{
    private static readonly ImmutableHashSet<string> s_comparisons = ImmutableHashSet.Create(
        "=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

    public static IEnumerable<ShellWord> Find(SimpleCommandSyntax command)
    {
        var end = command.Name == "[" ? command.Words.Length - 1 : command.Words.Length;
        // How many words the condition has so far, without "!".
        var length = 0;
        for (var i = 1; i < end; i++)
        {
            var text = command.Words[i].Text;
            var isOperand = length == 0 || i + 1 == end
                || (length == 2 && s_comparisons.Contains(command.Words[i - 1].Text));
            if (text is "-a" or "-o" && !isOperand)
            {
                length = 0;
                yield return command.Words[i];
            }
            else if (text != "!" || length > 0)
            {
                length++;
            }
        }
    }

    /// <summary>
    /// Makes each condition a command of its own; <see langword="null"/> where that could change the meaning.
    /// </summary>
    public static ImmutableArray<TextEdit>? Split(
        SimpleCommandSyntax command, IReadOnlyCollection<ShellWord> connectives)
    {
        var isAnd = connectives.First().Text == "-a";
        if (connectives.Any(word => word.Text == "-a" != isAnd) || !command.Redirections.IsEmpty
            || command.Words.Any(word => word.Text is "\\(" or "'('" or "\"(\"")
            || !CanBecomeList(command, isAnd ? ListOperator.And : ListOperator.Or))
            return null;
        var joint = (isAnd ? "&& " : "|| ") + command.Name;
        return connectives.Select(word => TextEdit.Replace(word.Span, command.Name == "[" ? "] " + joint : joint))
            .ToImmutableArray();
    }

    // "a || [ b -a c ]": && and || have the same precedence and associate from left to right.
    private static bool CanBecomeList(SimpleCommandSyntax command, ListOperator joint) =>
        command.Parent is ShellListSyntax list
            && list.Items.First(item => item.Node == command) is { IsBackground: false, Operator: var before }
            && (before is ListOperator.Sequence || before == joint);
}
