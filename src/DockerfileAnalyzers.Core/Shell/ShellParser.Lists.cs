namespace DockerfileAnalyzers.Shell;

// Lists and pipelines.
internal sealed partial class ShellParser
{
    // No arithmetic has two operands without an operator between them, and no semicolon.
    private static readonly Regex s_commands = new(@"\w[ \t\n]+[\w$""']|;", RegexOptions.CultureInvariant);

    private static readonly string[] s_compounds = { "{", "[[", "if", "while", "until", "for", "select", "case" };
    private static readonly string[] s_neverPrograms =
        SimpleCommandSyntax.Declarations.Union(new[] { "!", "coproc", "function" }).ToArray();
    private static readonly string[] s_timeOptions = { "-p", "--" };

    // Up to what closes it: ")", "done", ";;"… or the end.
    private ShellListSyntax ParseList()
    {
        SkipNewLines();
        var start = _position;
        var items = default(ArrayBuilder<ListItem>);
        if (_results.Depth >= MaxDepth)
        {
            if (_position < _end)
                items.Add(new ListItem(
                    ListOperator.Sequence, File(start, start), OpaqueRest(start, "it is nested too deeply")));
            return new ShellListSyntax(File(start, _position), items.ToImmutableArray());
        }

        _results.Depth++;
        var end = start;
        var separator = ListOperator.Sequence;
        var operatorSpan = File(start, start);
        while (!IsAtListEnd())
        {
            var node = ParsePipeline();
            end = _position;
            SkipBlanksAndComment();
            var operatorStart = _position;
            var next = ReadSeparator();
            items.Add(new ListItem(separator, operatorSpan, node, next is ListOperator.Background));
            if (next is null)
                break;
            end = next is ListOperator.Background or ListOperator.And or ListOperator.Or ? _position : end;
            separator = next.Value;
            operatorSpan = File(
                operatorStart,
                Math.Min(_end, operatorStart + (separator is ListOperator.And or ListOperator.Or ? 2 : 1)));
            SkipNewLines();
            if (separator is ListOperator.And or ListOperator.Or && IsAtListEnd())
                Error(operatorStart, operatorStart + 2, "a command is missing after it");
        }

        _results.Depth--;
        return new ShellListSyntax(File(start, end), items.ToImmutableArray());
    }

    // The text after a pipeline; null at the end of the list.
    private ListOperator? ReadSeparator()
    {
        if (Take("&&"))
            return ListOperator.And;
        if (Take("||"))
            return ListOperator.Or;
        if (IsAt('\n') || (IsAt(';') && Peek(1) is not (';' or '&')))
        {
            // The line break itself is for SkipNewLines, which handles here-documents.
            _position += IsAt(';') ? 1 : 0;
            return ListOperator.Sequence;
        }

        return Take("&") ? ListOperator.Background : null;
    }

    private ShellNode ParsePipeline()
    {
        var start = _position;
        var isNegated = false;
        var hasPrefix = false;
        while (true)
        {
            if (IsAtWord("!"))
                isNegated = !isNegated;
            else if (!IsAtTimeKeyword())
                break;
            hasPrefix = true;
            if (!Take("!"))
                SkipTimeKeyword();
            SkipBlanks();
        }

        var commands = default(ArrayBuilder<ShellNode>);
        var operators = default(ArrayBuilder<TextSpan>);
        while (true)
        {
            commands.Add(ParseCommand());
            var end = _position;
            SkipBlanks();
            var operatorStart = _position;
            if (IsAt("||") || !Take("|"))
            {
                _position = end;
                break;
            }

            if (Take("&"))
                Use(ShellFeature.PipeBoth, operatorStart, _position);
            operators.Add(File(operatorStart, _position));
            SkipNewLines();
            if (IsAtWord("!"))
                Error(_position, _position + 1, "'!' is not expected here");
            if (IsAtListEnd())
            {
                Error(operatorStart, _position, "a command is missing after it");
                break;
            }
        }

        return commands.Count == 1 && !hasPrefix
            ? commands[0]
            : new PipelineSyntax(
                File(start, _position), isNegated, commands.ToImmutableArray(), operators.ToImmutableArray());
    }

    // "time" is a word of the shell only before what no program could run; else it is
    // seen as the program that runs another.
    private bool IsAtTimeKeyword()
    {
        if (!IsAtWord("time"))
            return false;
        var start = _position;
        SkipTimeKeyword();
        var isKeyword = IsAtCompound() || IsAt('<') || IsAt('>') || s_neverPrograms.Any(IsAtWord)
            || IsAtAssignmentOrFunction();
        _position = start;
        return isKeyword;
    }

    private void SkipTimeKeyword()
    {
        _position += "time".Length;
        SkipBlanks();
        foreach (var option in s_timeOptions)
        {
            if (IsAtWord(option))
                _position += 2;
            SkipBlanks();
        }
    }

    private bool IsAtAssignmentOrFunction()
    {
        var end = _position;
        while (end < _end && !IsBlank(_text[end])
            && _text[end] is not ('\n' or '=' or '[' or '(' or '\'' or '"' or '$'))
            end++;
        var isName = end > _position && IsNameStart(_text[_position]);
        while (end < _end && IsBlank(_text[end]))
            end++;
        return isName && end < _end && (_text[end] == '(' || (_text[end] is '=' or '[' && !IsBlank(_text[end - 1])));
    }

    private bool IsAtCompound() => IsAt('(') || s_compounds.Any(IsAtWord);

    private ShellNode ParseCommand()
    {
        if (IsAt("((") && FindArithmeticEnd(_position + 2) is var arithmeticEnd and >= 0
            && !HoldsCommands(_position + 2, arithmeticEnd))
            return ParseArithmeticCommand(arithmeticEnd);
        if (IsAt('('))
            return ParseGroup(isSubshell: true);
        if (ParseReserved() is { } compound)
            return compound;
        var start = _position;
        var command = ParseSimpleCommand();
        if (_position > start)
            return command;

        // An operator where a command should be. One that separates is left to the list: what follows it is seen.
        var end = Math.Min(_end, start + 1);
        if (Peek() is not (';' or '&' or '|'))
            _position = end;
        Error(start, end, start == end ? "a command is missing" : $"'{_text[start]}' is not expected here");
        return new OpaqueSyntax(File(start, _position));
    }

    // "((a b) || c)" is two subshells for dash; bash, which fails at what is not arithmetic, is a finding of a rule.
    private bool HoldsCommands(int start, int end) => s_commands.Match(_text, start, end - start).Success;

    private ShellNode? ParseReserved()
    {
        switch (Peek())
        {
            case '{' when IsAtWord("{"):
                return ParseGroup(isSubshell: false);
            case '[' when IsAtWord("[["):
                return ParseConditional();
            case 'i' when IsAtWord("if"):
                return ParseIf();
            case 'w' when IsAtWord("while"):
            case 'u' when IsAtWord("until"):
                return ParseWhile();
            case 'f' when IsAtWord("for"):
            case 's' when IsAtWord("select"):
                return ParseFor();
            case 'c' when IsAtWord("case"):
                return ParseCase();
            case 'c' when IsAtWord("coproc"):
                return ParseCoprocess();
            case 'f' when IsAtWord("function"):
                return ParseFunctionKeyword();
            default:
                return null;
        }
    }
}
