using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Shell;

/// <summary>
/// Gives each word of a script its value where that is certain: walks the script in the order in which it runs, with the variables
/// that are known before it and those that it assigns. What runs only under a condition makes what it assigns unknown behind it.
/// </summary>
internal sealed class WordEvaluator
{
    /// <summary>More words than braces make of one in any script that people write.</summary>
    private const int MaxFields = 64;

    private const int MaxLength = 32_768;

    // Builtins whose operands are variables that they set.
    private static readonly ImmutableHashSet<string> s_setters = ImmutableHashSet.Create("read", "unset", "getopts", "mapfile", "readarray", "let", "printf", "export", "readonly", "local", "declare", "typeset");

    private readonly ShellDialect _dialect;
    private readonly Func<string, string?> _resolve;
    private ImmutableDictionary<string, string?> _assigned = ImmutableDictionary<string, string?>.Empty;
    private bool _othersAreUnknown;
    private int _budget;

    private WordEvaluator(ShellDialect dialect, Func<string, string?> resolve)
    {
        _dialect = dialect;
        _resolve = resolve;
    }

    public static void Evaluate(ShellScript script, Func<string, string?> resolve) => new WordEvaluator(script.Dialect, resolve).Visit(script.Root);

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
                // It runs more than once, or later: nothing that it assigns is known in it or behind it.
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
        // What && and || make conditional: unknown when the chain ends, or at once behind ||.
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
            if (node is CaseSyntax || child.Parent is IfSyntax { Clauses: var clauses } && child != clauses[0].Condition)
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
            VisitWord(word, splits: SplitAssignment(word) is null || !command.IsDeclaration);
        foreach (var redirection in command.Redirections)
            VisitChildren(redirection);
        Run(command);
    }

    private void Assign(AssignmentSyntax assignment)
    {
        var value = assignment.Value.Literal;
        if (assignment.Index is not null || assignment.Value.Parts.Any(part => part is ArrayPart or TildePart or GlobPart))
            value = null;
        if (assignment.IsAppend)
            value = Find(assignment.Name) is { } before && value is not null ? before + value : null;
        _assigned = _assigned.SetItem(assignment.Name, value);
    }

    // What a builtin does to variables.
    private void Run(SimpleCommandSyntax command)
    {
        if (command.Name is not { } name)
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
                if (SplitAssignment(word) is { } variable)
                    _assigned = _assigned.SetItem(variable, command.IsDeclaration && word.Literal is { } literal && literal.StartsWith(variable + "=", StringComparison.Ordinal) ? literal.Substring(variable.Length + 1) : null);
                else if (word.IsPlain && name is not ("export" or "readonly"))
                    _assigned = _assigned.SetItem(word.Text, null);
            }
        }
    }

    private static bool IsUnknownScript(string name) => name is "eval" or "." or "source";

    /// <summary>The name in <c>name=…</c>; <see langword="null"/> where the word is something else.</summary>
    public static string? SplitAssignment(ShellWord word)
    {
        var equals = word.Text.IndexOf('=');
        if (equals <= 0 || char.IsDigit(word.Text[0]))
            return null;
        var name = word.Text.Substring(0, word.Text[equals - 1] == '+' ? equals - 1 : equals);
        return name.Length > 0 && name.All(c => c == '_' || (c < 128 && char.IsLetterOrDigit(c))) ? name : null;
    }

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
                        _assigned = _assigned.SetItem(SplitAssignment(word) ?? word.Text, null);
                    break;
            }
        }
    }

    // A value that doubles itself, twenty times over, fills the memory: what is longer is as good as unknown.
    private string? Find(string name)
    {
        var value = _assigned.TryGetValue(name, out var assigned) ? assigned : _othersAreUnknown ? null : _resolve(name);
        return value?.Length > MaxLength ? null : value;
    }

    private void VisitWord(ShellWord word, bool splits)
    {
        // Most words mean themselves.
        if (word.Parts.Length == 1 && word.Parts[0] is LiteralPart { Value: { Length: > 0 } literal })
        {
            word.Fields = ImmutableArray.Create(literal);
            return;
        }

        VisitChildren(word);
        foreach (var parameter in word.DescendantsAndSelf().OfType<ParameterPart>().Where(part => part.Operator is ":=" or "="))
            _assigned = _assigned.SetItem(parameter.Name, null);
        var fields = new FieldBuilder(splits);
        _budget = MaxFields;
        if (TryAdd(word.Parts, 0, fields))
            word.Fields = fields.Results.ToImmutableArray();
    }

    // Adds the parts from an index on, and what they make of the word; false where one of them is not known.
    private bool TryAdd(ImmutableArray<WordPart> parts, int index, FieldBuilder fields)
    {
        if (_budget-- == 0)
            return false;
        for (; index < parts.Length; index++)
        {
            if (parts[index] is BracePart brace && _dialect is ShellDialect.Bash)
                return TryAddAlternatives(brace, parts, index + 1, fields);
            if (GetText(parts[index]) is not { } text)
                return false;
            if (parts[index] is ParameterPart)
                fields.AddExpansion(text);
            else
                fields.Add(text, isQuoted: parts[index] is SingleQuotedPart or DoubleQuotedPart);
            if (fields.IsTooLong)
                return false;
        }

        fields.EndWord();
        return true;
    }

    private bool TryAddAlternatives(BracePart brace, ImmutableArray<WordPart> parts, int next, FieldBuilder fields)
    {
        var alternatives = brace.Alternatives.IsEmpty ? GetRange(brace.Text) : brace.Alternatives.Select(word => word.Literal ?? (word.Parts.IsEmpty ? "" : null)).ToArray();
        if (alternatives is null)
            return false;
        foreach (var alternative in alternatives)
        {
            var branch = fields.Branch();
            if (alternative is null)
                return false;
            branch.Add(alternative, isQuoted: false);
            if (!TryAdd(parts, next, branch))
                return false;
        }

        return true;
    }

    // {1..3}, {a..e}.
    private static string[]? GetRange(string text)
    {
        var ends = text.Trim('{', '}').Split(new[] { ".." }, StringSplitOptions.None);
        if (ends.Length != 2)
            return null;
        if (int.TryParse(ends[0], out var first) && int.TryParse(ends[1], out var last))
            return last >= first && last - (long)first < MaxFields && ends[0][0] != '0' ? Enumerable.Range(first, last - first + 1).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray() : null;
        return ends[0].Length == 1 && ends[1].Length == 1 && ends[1][0] >= ends[0][0] ? Enumerable.Range(ends[0][0], ends[1][0] - ends[0][0] + 1).Select(code => ((char)code).ToString()).ToArray() : null;
    }

    private string? GetText(WordPart part)
    {
        switch (part)
        {
            case LiteralPart literal:
                return literal.Value;
            case SingleQuotedPart quoted:
                return quoted.IsAnsi && _dialect is ShellDialect.Dash ? "$" + quoted.Content.Text : quoted.Value;
            case GlobPart glob:
                return glob.Text;
            case TildePart tilde:
                return tilde.Text;
            case BracePart brace:
                return brace.Text;
            case ParameterPart parameter:
                return GetValue(parameter);
            case DoubleQuotedPart quoted:
                var text = new StringBuilder();
                foreach (var inner in quoted.Parts)
                {
                    if (GetText(inner) is not { } piece || text.Length + piece.Length > MaxLength)
                        return null;
                    text.Append(piece);
                }

                return text.ToString();
            default:
                return null;
        }
    }

    private string? GetValue(ParameterPart parameter)
    {
        if (!parameter.IsVariable || parameter.IsIndirect || parameter.Index is not null || Find(parameter.Name) is not { } value)
            return null;
        if (parameter.IsLength)
            return value.Length.ToString(CultureInfo.InvariantCulture);
        var operand = parameter.Operand is { } word ? word.Parts.IsEmpty ? "" : GetOperand(word) : null;
        return parameter.Operator switch
        {
            null or ":?" or "?" or "-" or "=" => value,
            ":-" or ":=" => value.Length > 0 ? value : operand,
            ":+" => value.Length > 0 ? operand : "",
            "+" => operand,
            _ => operand is null ? null : Wildcard.Strip(value, parameter.Operator, operand) ?? GetReplaced(value, parameter, operand),
        };
    }

    private string? GetOperand(ShellWord word)
    {
        var text = new StringBuilder();
        foreach (var part in word.Parts)
        {
            if (GetText(part) is not { } piece || text.Length + piece.Length > MaxLength)
                return null;
            text.Append(piece);
        }

        return text.ToString();
    }

    private string? GetReplaced(string value, ParameterPart parameter, string pattern) =>
        parameter.Operator == "//" && pattern.Length > 0 && !Wildcard.IsIn(pattern) && (parameter.Replacement is null || parameter.Replacement.Parts.IsEmpty ? "" : GetOperand(parameter.Replacement)) is { } replacement
            ? value.Replace(pattern, replacement)
            : null;

    /// <summary>Puts the arguments together that a word becomes.</summary>
    private sealed class FieldBuilder(bool splits)
    {
        private readonly StringBuilder _current = new();
        private bool _hasCurrent;
        private long _length;

        public bool IsTooLong => _length > MaxLength;

        public List<string> Results { get; private set; } = new();

        public void Add(string text, bool isQuoted)
        {
            _hasCurrent |= isQuoted || text.Length > 0;
            _current.Append(text);
            _length += text.Length;
        }

        // What an expansion outside quotes gives is split at blanks.
        public void AddExpansion(string text)
        {
            if (!splits)
            {
                Add(text, isQuoted: false);
                return;
            }

            var words = text.Split(new[] { ' ', '\t', '\n' });
            for (var i = 0; i < words.Length; i++)
            {
                if (i > 0)
                    EndWord();
                Add(words[i], isQuoted: false);
            }
        }

        public void EndWord()
        {
            if (_hasCurrent || !splits)
                Results.Add(_current.ToString());
            _current.Clear();
            _hasCurrent = false;
        }

        // Goes on from here for one alternative; the words that it makes are added to the same results.
        public FieldBuilder Branch()
        {
            var branch = new FieldBuilder(splits) { Results = Results, _hasCurrent = _hasCurrent, _length = _length };
            branch._current.Append(_current);
            return branch;
        }
    }
}
