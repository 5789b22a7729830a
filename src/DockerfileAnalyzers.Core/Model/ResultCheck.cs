using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Model;

/// <summary>
/// A later command of a script that fails where an earlier one did not do its work: <c>command -v tool</c>,
/// <c>[ -s file ]</c>.
/// </summary>
internal static class ResultCheck
{
    // They neither make up for what failed nor hide it.
    private static readonly ImmutableHashSet<string> s_harmless = ImmutableHashSet.Create(StringComparer.Ordinal,
        "echo", "printf", "export", "cd", "set", "true", ":", "hash", "ldconfig", "ls", "cat", "rm");

    /// <param name="packages">What the command installs: a check that names one of these counts wherever it stands.</param>
    public static bool Follows(RunScript script, ShellNode command, IEnumerable<string>? packages = null)
    {
        var item = command.Parent is PipelineSyntax pipeline ? pipeline : command;
        if (item.Parent is not ShellListSyntax list || list != script.Script.Root)
            return false;
        var isNext = true;
        var files = GetFiles(item).ToArray();
        foreach (var later in list.Items.Skip(list.IndexOf(item) + 1).TakeWhile(later => later.Operator is not ListOperator.Or))
        {
            if (EndsScript(script, list, later) && IsCheck(later.Node, isNext, files, packages))
                return true;
            isNext &= later.Node is SimpleCommandSyntax { Words: var words } && (words.IsEmpty || s_harmless.Contains(words[0].Text));
        }

        return false;
    }

    // The last one, or one whose failure "&&", "|| exit" or "set -e" takes to the end.
    private static bool EndsScript(RunScript script, ShellListSyntax list, ListItem item)
    {
        var rest = list.Items.Skip(list.IndexOf(item.Node) + 1).ToArray();
        return !item.IsBackground && (rest.All(other => other.Operator is ListOperator.And)
            || (rest[0].Operator is ListOperator.Sequence && script.HasErrexit)
            || (rest[0] is { Operator: ListOperator.Or, Node: var answer }
                && answer.DescendantsAndSelf().Any(node => node is SimpleCommandSyntax { Name: "exit" or "false" })));
    }

    private static bool IsCheck(ShellNode node, bool isNext, string[] files, IEnumerable<string>? packages)
    {
        if (node is PipelineSyntax { IsNegated: false, Commands.Length: 1 } single)
            node = single.Commands[0];
        var words = node is ConditionalSyntax test ? test.Words : (node as SimpleCommandSyntax)?.Words ?? default;
        if (words.IsDefaultOrEmpty || words.Any(word => word.Text is "!" or "-z"))
            return false;
        var name = node is ConditionalSyntax ? "[" : words[0].Text;
        if (name is "[" or "test" or "grep" or "sha256sum" && words.Any(word => files.Any(file => Names(word.Text, file))))
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
        _ => words.Length == 2 && words[1].Text is "--version" or "-version" or "-V" or "version" or "--help",
    };

    private static bool Names(string text, string name) => text.Split('/', '"', ' ', ')', '\'').Contains(name);

    // What the command writes: "> file", "| tee file", "-o file".
    private static IEnumerable<string> GetFiles(ShellNode item)
    {
        foreach (var command in item.DescendantsAndSelf().OfType<SimpleCommandSyntax>())
        {
            var written = command.Redirections.Where(redirection => redirection.Operator[0] == '>').Select(redirection => redirection.Target);
            if (command.Program == "tee")
                written = written.Concat(command.Words.Skip(1));
            foreach (var text in written.Concat(command.Words.SkipWhile(word => word.Text is not ("-o" or "-O")).Skip(1).Take(1))
                .Select(word => word?.Literal).OfType<string>())
                yield return text.Substring(text.LastIndexOf('/') + 1);
        }
    }
}
