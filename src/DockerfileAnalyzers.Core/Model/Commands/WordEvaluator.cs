namespace DockerfileAnalyzers.Model.Commands;

/// <summary>
/// Evaluates each word of a script if its value is certain: walks the script in the order in which it runs,
/// with the variables that are known before it and those that it assigns. What runs only under a condition
/// makes what it assigns unknown after it.
/// </summary>
internal sealed class WordEvaluator
{
    // Builtins whose operands are variables that they set.
    private static readonly ImmutableHashSet<string> s_setters = SimpleCommandSyntax.Declarations.Union(
        new[] { "read", "unset", "getopts", "mapfile", "readarray", "let", "printf" });

    private readonly WordExpansion _expansion;
    private readonly Func<string, string?> _resolve;
    private readonly Dictionary<ShellWord, ImmutableArray<string>> _values = new();
    private ImmutableDictionary<string, string?> _assigned = ImmutableDictionary<string, string?>.Empty;
    private bool _othersAreUnknown;

    private WordEvaluator(ShellDialect dialect, Func<string, string?> resolve)
    {
        _expansion = new(dialect, Find, Get);
        _resolve = resolve;
    }

    /// <returns>
    /// The arguments that each word becomes which the text alone does not decide; without those that are not certain.
    /// </returns>
    public static Dictionary<ShellWord, ImmutableArray<string>> Evaluate(
        ShellScript script, Func<string, string?> resolve)
    {
        var evaluator = new WordEvaluator(script.Dialect, resolve);
        if (script.Dialect is not (ShellDialect.PowerShell or ShellDialect.Cmd or ShellDialect.Unknown))
            evaluator.Visit(script.Root);
        return evaluator._values;
    }

    private string? Get(ShellWord word) =>
        word.Constant ?? (_values.TryGetValue(word, out var arguments) && arguments.Length == 1 ? arguments[0] : null);

    private void Visit(ShellNode? node)
    {
        switch (node)
        {
            case null:
                break;
            case ShellListSyntax list:
                VisitList(list);
                break;
            case PipelineSyntax { Commands.Length: 1 } pipeline:
                Visit(pipeline.Commands[0]);
                break;
            case PipelineSyntax pipeline:
                foreach (var command in pipeline.Commands)
                    VisitApart(command);
                break;
            case SimpleCommandSyntax command:
                VisitCommand(command);
                break;
            case GroupSyntax { IsSubshell: true } or SubstitutionPart or ProcessSubstitutionPart or CoprocessSyntax:
                var before = (_assigned, _othersAreUnknown);
                VisitChildren(node);
                (_assigned, _othersAreUnknown) = before;
                break;
            case FunctionSyntax or WhileSyntax or ForSyntax or ArithmeticForSyntax:
                // It runs more than once, or later: nothing that it assigns is known in it or after it.
                Forget(node);
                VisitChildren(node);
                Forget(node);
                break;
            case IfSyntax or CaseSyntax:
                VisitBranches(node);
                break;
            case ShellWord word:
                VisitWord(word, splits: true);
                break;
            case AssignmentSyntax assignment:
                Visit(assignment.Index);
                VisitWord(assignment.Value, splits: false);
                break;
            default:
                VisitChildren(node);
                break;
        }
    }

    private void VisitChildren(ShellNode node)
    {
        foreach (var child in node.Children)
            Visit(child);
    }

    private void VisitApart(ShellNode node)
    {
        var before = (_assigned, _othersAreUnknown);
        Visit(node);
        (_assigned, _othersAreUnknown) = before;
    }

    private void VisitList(ShellListSyntax list)
    {
        // The commands that && and || make conditional: unknown when the chain ends, or at once after ||.
        var conditional = new List<ShellNode>();
        foreach (var item in list.Items)
        {
            if (item.Operator is not ListOperator.And)
            {
                conditional.ForEach(Forget);
                conditional.Clear();
            }

            if (item.IsBackground)
                VisitApart(item.Node);
            else
                Visit(item.Node);
            if (item.Operator is ListOperator.Or)
                Forget(item.Node);
            else if (item.Operator is ListOperator.And)
                conditional.Add(item.Node);
        }

        conditional.ForEach(Forget);
    }

    private void VisitBranches(ShellNode node)
    {
        foreach (var child in node.Children)
        {
            Visit(child);
            if (node is CaseSyntax
                || child.Parent is IfSyntax { Clauses: var clauses } && child != clauses[0].Condition)
                Forget(child);
        }
    }

    private void VisitCommand(SimpleCommandSyntax command)
    {
        foreach (var assignment in command.Assignments)
        {
            Visit(assignment);
            if (command.Words.IsEmpty)
                Assign(assignment);
        }

        foreach (var word in command.Words)
            VisitWord(word, splits: word.SplitAssignment() is null || !command.IsDeclaration);
        foreach (var redirection in command.Redirections)
            VisitChildren(redirection);
        Run(command);
    }

    private void Assign(AssignmentSyntax assignment)
    {
        var value = Get(assignment.Value);
        if (assignment.Index is not null
            || assignment.Value.Parts.Any(part => part is ArrayPart or TildePart or GlobPart))
            value = null;
        if (assignment.IsAppend)
            value = Find(assignment.Name) is { } before && value is not null ? before + value : null;
        _assigned = _assigned.SetItem(assignment.Name, value);
    }

    // Applies the effects of a builtin on variables.
    private void Run(SimpleCommandSyntax command)
    {
        if (command.Words.IsEmpty || Get(command.Words[0]) is not { } name)
            return;
        if (IsUnknownScript(name))
        {
            _assigned = ImmutableDictionary<string, string?>.Empty;
            _othersAreUnknown = true;
        }
        else if (s_setters.Contains(name))
        {
            foreach (var word in command.Words.Skip(1))
            {
                if (word.SplitAssignment() is { } variable)
                    _assigned = _assigned.SetItem(
                        variable,
                        command.IsDeclaration && Get(word) is { } literal
                        && literal.StartsWith(variable + "=", StringComparison.Ordinal)
                            ? literal.Substring(variable.Length + 1)
                            : null);
                else if (word.IsPlain && name is not ("export" or "readonly"))
                    _assigned = _assigned.SetItem(word.Text, null);
            }
        }
    }

    private static bool IsUnknownScript(string name) => name is "eval" or "." or "source";

    // All that the node assigns, wherever in it that is, becomes unknown.
    private void Forget(ShellNode node)
    {
        foreach (var part in node.DescendantsAndSelf())
        {
            switch (part)
            {
                case AssignmentSyntax assignment:
                    _assigned = _assigned.SetItem(assignment.Name, null);
                    break;
                case ForSyntax loop:
                    _assigned = _assigned.SetItem(loop.Variable.Text, null);
                    break;
                case ParameterPart { Operator: ":=" or "=" } parameter:
                    _assigned = _assigned.SetItem(parameter.Name, null);
                    break;
                case SimpleCommandSyntax { Words: { IsEmpty: false } words } when IsUnknownScript(words[0].Text):
                    _assigned = ImmutableDictionary<string, string?>.Empty;
                    _othersAreUnknown = true;
                    break;
                case SimpleCommandSyntax { Words: { IsEmpty: false } words } when s_setters.Contains(words[0].Text):
                    foreach (var word in words.Skip(1))
                        _assigned = _assigned.SetItem(word.SplitAssignment() ?? word.Text, null);
                    break;
            }
        }
    }

    // A value that doubles itself twenty times fills the memory: longer values are treated as unknown.
    private string? Find(string name)
    {
        if (!_assigned.TryGetValue(name, out var value) && !_othersAreUnknown)
            value = _resolve(name);
        return value?.Length > WordExpansion.MaxLength ? null : value;
    }

    private void VisitWord(ShellWord word, bool splits)
    {
        // Most words are literal.
        if (word.Constant is not null)
            return;
        VisitChildren(word);
        foreach (var parameter in word.DescendantsAndSelf()
            .OfType<ParameterPart>().Where(part => part.Operator is ":=" or "="))
            _assigned = _assigned.SetItem(parameter.Name, null);
        if (_expansion.Expand(word, splits) is { IsDefault: false } arguments)
            _values[word] = arguments;
    }
}
