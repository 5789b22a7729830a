namespace DockerfileAnalyzers.Shell;

// Compound commands.
internal sealed partial class ShellParser
{
    private ShellNode ParseGroup(bool isSubshell)
    {
        var start = _position++;
        var body = ParseBody(isSubshell ? "(" : "{");
        if (!TakeCloser(isSubshell ? ")" : "}", start, isSubshell ? "(" : "{"))
            return OpaqueRestOf(start, body);
        return Finish(start, (span, redirections) => new GroupSyntax(span, isSubshell, body, redirections));
    }

    private ShellNode ParseIf()
    {
        var start = _position;
        _position += 2;
        var clauses = ImmutableArray.CreateBuilder<IfClause>();
        ShellListSyntax? otherwise = null;
        do
        {
            var condition = ParseBody("if");
            if (!TakeCloser("then", start, "if"))
                return OpaqueRestOf(
                    start,
                    clauses.SelectMany(clause => new[] { clause.Condition, clause.Body }).Append(condition).ToArray());
            clauses.Add(new IfClause(condition, ParseBody("then")));
        }
        while (TakeWord("elif"));
        if (TakeWord("else"))
            otherwise = ParseBody("else");
        if (!TakeCloser("fi", start, "if"))
            return OpaqueRestOf(start, clauses.SelectMany(clause => new[] { clause.Condition, clause.Body }).ToArray());
        return Finish(start, (span, redirections) =>
            new IfSyntax(span, clauses.ToImmutable(), otherwise, redirections));
    }

    private ShellNode ParseWhile()
    {
        var start = _position;
        var isUntil = IsAt('u');
        _position += 5;
        var condition = ParseBody(isUntil ? "until" : "while");
        if (!TakeCloser("do", start, isUntil ? "until" : "while"))
            return OpaqueRestOf(start, condition);
        var open = _position - 2;
        var body = ParseBody("do");
        if (!TakeCloser("done", open, "do"))
            return OpaqueRestOf(start, condition, body);
        return Finish(start, (span, redirections) => new WhileSyntax(span, isUntil, condition, body, redirections));
    }

    private ShellNode ParseFor()
    {
        var start = _position;
        var isSelect = IsAt('s');
        if (isSelect)
            Use(ShellFeature.Select, start, start + 6);
        _position += isSelect ? 6 : 3;
        SkipBlanks();
        if (!isSelect && IsAt("(("))
            return ParseArithmeticFor(start);
        var variable = ReadWord();
        if (variable.Span.IsEmpty)
            return OpaqueRest(start, "the variable of the loop is missing");
        var words = default(ImmutableArray<ShellWord>);
        SkipNewLines();
        if (IsAtWord("in"))
        {
            _position += 2;
            words = ReadWords();
            if (!IsAt('\n') && !IsAt(';'))
                return OpaqueRestOf(start);
        }

        SkipSeparator();
        if (TryParseLoopBody(start, out var body))
            return Finish(start, (span, redirections) =>
                new ForSyntax(span, isSelect, variable, words, body!, redirections));
        return OpaqueRestOf(start, body is null ? Array.Empty<ShellNode>() : new[] { body });
    }

    private ShellNode ParseArithmeticFor(int start)
    {
        var open = _position;
        var close = FindArithmeticEnd(open + 2);
        if (close < 0)
            return OpaqueRest(start, "'((' is not closed");
        Use(ShellFeature.ArithmeticFor, open, close + 2);
        var header = ReadArithmetic(open, open + 2, close, close + 2);
        SkipBlanks();
        SkipSeparator();
        if (TryParseLoopBody(start, out var body))
            return Finish(start, (span, redirections) => new ArithmeticForSyntax(span, header, body!, redirections));
        return OpaqueRestOf(start);
    }

    // "do … done"; bash also takes "{ … }".
    private bool TryParseLoopBody(int start, out ShellListSyntax? body)
    {
        body = null;
        SkipNewLines();
        var open = _position;
        var isBraced = TakeWord("{");
        if (isBraced)
            Use(ShellFeature.BracedLoop, open, open + 1);
        if (!isBraced && !TakeCloser("do", start, "for"))
            return false;
        body = ParseBody(isBraced ? "{" : "do");
        return TakeCloser(isBraced ? "}" : "done", open, isBraced ? "{" : "do");
    }

    private ShellNode ParseCase()
    {
        var start = _position;
        _position += 4;
        SkipBlanks();
        var subject = ReadWord();
        if (!TakeWord("in"))
            return OpaqueRest(start, "'case' without 'in'");
        var items = ImmutableArray.CreateBuilder<CaseItem>();
        while (!TakeWord("esac"))
        {
            if (_position >= _end)
                return OpaqueRest(start, "'case' is not closed by 'esac'");
            if (ReadPatterns() is not { } patterns)
                return OpaqueRest(start, "a pattern of 'case' is not understood");
            items.Add(new CaseItem(patterns, ParseList()));
            SkipBlanksAndComment();
            var end = _position;
            if (Take(";;&") || Take(";&"))
                Use(ShellFeature.CaseFallThrough, end, _position);
            else if (!Take(";;") && !TakeWord("esac"))
                return OpaqueRest(start, "'case' is not closed by 'esac'");
            else if (_position > end + 2)
                break;
        }

        return Finish(start, (span, redirections) => new CaseSyntax(span, subject, items.ToImmutable(), redirections));
    }

    private ImmutableArray<ShellWord>? ReadPatterns()
    {
        var patterns = ImmutableArray.CreateBuilder<ShellWord>();
        Take("(");
        while (true)
        {
            SkipBlanks();
            var pattern = ReadWord(WordMode.Pattern);
            if (pattern.Span.IsEmpty)
                return null;
            patterns.Add(pattern);
            SkipBlanks();
            if (Take(")"))
                return patterns.ToImmutable();
            if (!Take("|"))
                return null;
        }
    }

    private ShellNode ParseFunctionKeyword()
    {
        var start = _position;
        Use(ShellFeature.FunctionKeyword, start, start + 8);
        _position += 8;
        SkipBlanks();
        var nameStart = _position;
        while (!IsWordEnd(_position))
            _position++;
        var nameEnd = _position;
        SkipBlanks();
        var open = _position;
        if (Take("("))
        {
            // Without ")", it opens the subshell that is the body.
            SkipBlanks();
            if (!Take(")"))
                _position = open;
        }

        return ParseFunctionBody(start, nameStart, nameEnd);
    }

    private ShellNode ParseFunctionBody(int start, int nameStart, int nameEnd)
    {
        SkipNewLines();
        if (nameEnd == nameStart || _position >= _end)
            return OpaqueRest(start, "the body of the function is missing");
        var name = _text.Substring(nameStart, nameEnd - nameStart);
        if (!name.All(IsNameCharacter))
            Use(ShellFeature.FunctionName, nameStart, nameEnd);
        var body = ParseNested(ParseCommand);
        return new FunctionSyntax(File(start, _position), name, File(nameStart, nameEnd), body);
    }

    private ShellNode ParseCoprocess()
    {
        var start = _position;
        Use(ShellFeature.Coprocess, start, start + 6);
        _position += 6;
        SkipBlanks();
        var nameStart = _position;
        while (!IsWordEnd(_position))
            _position++;
        SkipBlanks();
        // "coproc NAME { … }": a name only before a compound command.
        if (!IsAtCompound())
            _position = nameStart;
        if (_position >= _end)
            return OpaqueRest(start, "a command is missing after 'coproc'");
        var body = ParseNested(ParseCommand);
        return new CoprocessSyntax(File(start, _position), body);
    }

    private ShellNode ParseArithmeticCommand(int close)
    {
        var start = _position;
        Use(ShellFeature.ArithmeticCommand, start, close + 2);
        var expression = ReadArithmetic(start, start + 2, close, close + 2);
        return Finish(start, (span, redirections) => new ArithmeticCommandSyntax(span, expression, redirections));
    }

    private ShellNode ParseConditional()
    {
        var start = _position;
        Use(ShellFeature.DoubleBracket, start, start + 2);
        _position += 2;
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        if (!ParseConditions(words) || !TakeAfterNewLines("]]"))
            return OpaqueRest(start, "'[[' is not understood");
        return Finish(start, (span, redirections) => new ConditionalSyntax(span, words.ToImmutable(), redirections));
    }

    // Operands joined by && and ||, negated, in parentheses.
    private bool ParseConditions(ImmutableArray<ShellWord>.Builder words)
    {
        do
        {
            SkipNewLines();
            while (IsAtWord("!"))
            {
                _position++;
                SkipNewLines();
            }

            if (Take("("))
            {
                if (_results.Depth >= MaxDepth)
                    return false;
                _results.Depth++;
                var isClosed = ParseConditions(words) && TakeAfterNewLines(")");
                _results.Depth--;
                if (!isClosed)
                    return false;
            }
            else if (!ParseCondition(words))
            {
                return false;
            }

            SkipNewLines();
        }
        while (Take("&&") || Take("||"));
        return true;
    }

    // "word", "-f word", "word = word".
    private bool ParseCondition(ImmutableArray<ShellWord>.Builder words)
    {
        var count = 0;
        while (true)
        {
            SkipNewLines();
            if (_position >= _end || IsAtWord("]]") || IsAt(')') || IsAt("&&") || IsAt("||"))
                return count is >= 1 and <= 3;
            var isRegex = count == 2 && words[words.Count - 1].Text == "=~";
            if (count == 1 && (IsAt('<') || IsAt('>')) && Peek(1) != '(')
            {
                words.Add(new ShellWord(
                    File(_position, _position + 1),
                    Peek().ToString(),
                    ImmutableArray.Create<ShellWordPart>(
                        new LiteralPart(File(_position, _position + 1), Peek().ToString()))));
                _position++;
            }
            else
            {
                var word = ReadWord(isRegex ? WordMode.Regex : WordMode.Pattern);
                if (word.Span.IsEmpty)
                    return false;
                words.Add(word);
            }

            count++;
        }
    }

    private bool TakeAfterNewLines(string text)
    {
        SkipNewLines();
        return Take(text);
    }

    // A list that may not be empty.
    private ShellListSyntax ParseBody(string opener)
    {
        var start = _position;
        var body = ParseList();
        if (body.Items.IsEmpty && _position < _end)
            Error(_position, _position, $"a command is missing after '{opener}'");
        return body;
    }

    private T ParseNested<T>(Func<T> parse)
        where T : ShellNode
    {
        if (_results.Depth >= MaxDepth && OpaqueRest(_position, "it is nested too deeply") is T opaque)
            return opaque;
        _results.Depth++;
        var result = parse();
        _results.Depth--;
        return result;
    }

    private bool TakeCloser(string closer, int start, string opener)
    {
        SkipNewLines();
        if (closer == ")" ? Take(closer) : TakeWord(closer))
            return true;
        Error(start, Math.Min(_end, start + opener.Length), $"'{opener}' is not followed by its '{closer}'");
        return false;
    }

    // An unclosed construct: the commands in it stay visible.
    private ShellNode OpaqueRestOf(int start, params ShellNode[] parts)
    {
        if (parts.Length == 0)
            return OpaqueRest(start, "it is not understood");
        var items = parts.Select(part => new ListItem(ListOperator.Sequence, File(start, start), part))
            .Append(new ListItem(
                ListOperator.Sequence, File(_position, _position), OpaqueRest(_position, "it is not understood")));
        return new ShellListSyntax(File(start, _end), items.ToImmutableArray());
    }

    // Redirections after a compound command belong to it.
    private ShellNode Finish(int start, Func<TextSpan, ImmutableArray<Redirection>, ShellNode> create)
    {
        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        var end = _position;
        SkipBlanks();
        while (TryReadRedirection() is { } redirection)
        {
            redirections.Add(redirection);
            end = _position;
            SkipBlanks();
        }

        _position = end;
        return create(File(start, end), redirections.ToImmutable());
    }

    // One ";" and line breaks.
    private void SkipSeparator()
    {
        SkipNewLines();
        if (IsAt(';') && Peek(1) != ';')
            _position++;
        SkipNewLines();
    }

    private ImmutableArray<ShellWord> ReadWords()
    {
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        while (true)
        {
            SkipBlanksAndComment();
            if (_position >= _end || IsAt('\n') || (IsOperator(Peek()) && !IsAtProcessSubstitution()))
                return words.ToImmutable();
            words.Add(ReadWord());
        }
    }
}
