namespace DockerfileAnalyzers.Shell;

// The expansions that start with "$", "`" and "<(".
internal sealed partial class ShellParser
{
    private static readonly string[] s_operators =
        {
            ":-", ":=", ":?", ":+", "-", "=", "?", "+", "##", "#", "%%", "%", "//", "/#", "/%", "/", "^^", "^", ",,",
            ",", "~~", "~", "@", ":",
        };

    private ShellWordPart? ReadDollar(WordMode mode, bool isInQuotes)
    {
        var start = _position;
        switch (Peek(1))
        {
            case '(':
                if (Peek(2) == '(' && FindArithmeticEnd(start + 3) is var close and >= 0)
                    return ReadArithmetic(start, start + 3, close, close + 2);
                _position += 2;
                return ReadSubstitution(start);
            case '{':
                return Peek(2) is ' ' or '\n' or '\t' or '|'
                    ? ReadFunctionSubstitution(start)
                    : ReadBraced(start, isInQuotes);
            case '[' when mode is not (WordMode.Regex or WordMode.Document)
                && FindOldArithmeticEnd(start + 2) is var end and > 0:
                Use(ShellFeature.OldArithmetic, start, end + 1);
                return ReadArithmetic(start, start + 2, end, end + 1);
            case '\'' when !isInQuotes && mode is not WordMode.Arithmetic:
                Use(ShellFeature.AnsiQuote, start, start + 2);
                _position++;
                return ReadSingleQuoted(start, isAnsi: true);
            case '"' when !isInQuotes && mode is not WordMode.Arithmetic:
                Use(ShellFeature.LocalizedQuote, start, start + 2);
                _position++;
                return ReadDoubleQuoted(start, isLocalized: true);
        }

        _position++;
        var length = ReadName(isBraced: false);
        if (length > 0)
            return new ParameterPart(File(start, _position), _text.Substring(start + 1, length));
        _position = start;
        return null;
    }

    // The length of the parameter's name at the position, which moves after it.
    private int ReadName(bool isBraced)
    {
        var start = _position;
        if (IsNameStart(Peek()))
        {
            while (IsNameCharacter(Peek()))
                _position++;
        }
        else if (char.IsDigit(Peek()))
        {
            do
                _position++;
            while (isBraced && char.IsDigit(Peek()));
        }
        else if (Peek() is '@' or '*' or '#' or '?' or '-' or '$' or '!')
        {
            _position++;
        }

        return _position - start;
    }

    private ParameterPart ReadBraced(int start, bool isInQuotes)
    {
        _position += 2;
        var isIndirect = IsAt('!') && (IsNameCharacter(Peek(1)) || Peek(1) is '@' or '*' or '#');
        var isLength = IsAt('#')
            && (IsNameCharacter(Peek(1)) || Peek(1) is '@' or '*'
                || (Peek(1) is '?' or '-' or '#' or '!' or '$' && Peek(2) == '}'));
        if (isIndirect || isLength)
            _position++;
        if (isIndirect)
            Use(ShellFeature.Indirection, start, _position);
        var nameStart = _position;
        var name = _text.Substring(nameStart, ReadName(isBraced: true));
        ShellWord? index = null;
        if (name.Length > 0 && IsAt('['))
        {
            Use(ShellFeature.Array, start, _position);
            _position++;
            index = ReadWord(WordMode.Subscript, inDouble: isInQuotes);
            Take("]");
        }

        string? found = null;
        ShellWord? operand = null, replacement = null;
        if (isIndirect && Peek() is '@' or '*' && Peek(1) == '}')
        {
            found = Peek().ToString();
            _position++;
        }
        else if (name.Length > 0 && !IsAt('}'))
        {
            found = s_operators.FirstOrDefault(IsAt);
            if (found is not null)
                (operand, replacement) = ReadOperands(start, found, isInQuotes);
        }

        if (!Take("}"))
        {
            Error(start, Math.Min(_end, start + 2), "'${' is not understood");
            // To the brace that closes it, so that the rest of the script is seen.
            while (_position < _end && !IsAt('}') && !IsAt('\n') && !IsAt('"'))
                _position++;
            Take("}");
        }

        return new ParameterPart(File(start, _position), name)
        {
            IsBraced = true,
            IsLength = isLength,
            IsIndirect = isIndirect,
            Index = index,
            Operator = found,
            Operand = operand,
            Replacement = replacement,
        };
    }

    private (ShellWord Operand, ShellWord? Replacement) ReadOperands(int start, string found, bool isInQuotes)
    {
        if (found is "/" or "//" or "/#" or "/%")
            Use(ShellFeature.Replacement, start, _position);
        else if (found is ":")
            Use(ShellFeature.Slice, start, _position);
        else if (found[0] is '^' or ',' or '~')
            Use(ShellFeature.CaseModification, start, _position);
        else if (found is "@")
            Use(ShellFeature.Transformation, start, _position);
        _position += found.Length;
        if (found[0] == '/')
        {
            var pattern = ReadWord(WordMode.ReplacedPattern);
            return (pattern, Take("/") ? ReadWord(WordMode.PatternOperand, inDouble: isInQuotes) : null);
        }

        // A pattern is quoted for itself, also inside double quotes.
        return found[0] is '#' or '%' or '^' or ',' or '~'
            ? (ReadWord(WordMode.PatternOperand), null)
            : (ReadWord(WordMode.Operand, inDouble: isInQuotes), null);
    }

    private SubstitutionPart ReadSubstitution(int start)
    {
        var outer = _pendingDocuments.ToArray();
        _pendingDocuments.Clear();
        var scannedTo = _bracesScannedTo;
        _bracesScannedTo = _position;
        var body = ParseList();
        SkipNewLines();
        if (!Take(")"))
        {
            Error(start, Math.Min(_end, start + 2), "'$(' is not closed");
            SkipToClosing();
        }

        _bracesScannedTo = Math.Max(scannedTo, _position);
        _pendingDocuments.InsertRange(0, outer);
        NoteFileSubstitution(start, body);
        return new SubstitutionPart(File(start, _position), body, SubstitutionStyle.Parenthesis);
    }

    private void NoteFileSubstitution(int start, ShellListSyntax body)
    {
        if (body.Items.Length == 1
            && body.Items[0].Node is SimpleCommandSyntax { Words.IsEmpty: true, Assignments.IsEmpty: true,
                Redirections: { Length: 1 } redirections }
            && redirections[0] is { Operator: "<", Descriptor: null or "0" })
            Use(ShellFeature.FileSubstitution, start, _position);
    }

    // Something in a substitution is not understood; the text after its ")" may be.
    private void SkipToClosing()
    {
        var depth = 0;
        while (_position < _end && !IsAt('\n'))
        {
            var c = _text[_position++];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0)
                return;
        }
    }

    private SubstitutionPart ReadFunctionSubstitution(int start)
    {
        _position += Peek(2) == '|' ? 3 : 2;
        Use(ShellFeature.FunctionSubstitution, start, _position);
        var isInner = _isInFunctionSubstitution;
        _isInFunctionSubstitution = true;
        var body = ParseList();
        _isInFunctionSubstitution = isInner;
        SkipNewLines();
        if (!Take("}"))
            Error(start, start + 2, "'${' is not closed");
        return new SubstitutionPart(File(start, _position), body, SubstitutionStyle.Brace);
    }

    private ProcessSubstitutionPart ReadProcessSubstitution()
    {
        var start = _position;
        _position += 2;
        var body = ParseList();
        SkipNewLines();
        if (!Take(")"))
            Error(start, start + 2, "'" + _text.Substring(start, 2) + "' is not closed");
        Use(ShellFeature.ProcessSubstitution, start, _position);
        return new ProcessSubstitutionPart(File(start, _position), body);
    }

    // The script is what remains when the backslashes before "`", "\" and "$" are gone.
    private SubstitutionPart ReadBackquoted(bool inDouble)
    {
        var start = _position++;
        var text = new LogicalText.Builder();
        while (_position < _end && !IsAt('`'))
        {
            var from = _position;
            if (IsAt('\\') && (Peek(1) is '`' or '\\' or '$' || (inDouble && Peek(1) == '"')))
            {
                text.Append(Peek(1), File(from, from + 2));
                _position += 2;
                continue;
            }

            do
                _position++;
            while (_position < _end && !IsAt('`') && !IsAt('\\'));
            text.Append(_logical, TextSpan.FromBounds(from, _position));
        }

        var end = _position;
        if (!Take("`"))
            Error(start, start + 1, "'`' is not closed");
        var inner = new ShellParser(text.ToLogicalText(File(end, end).Start), _results);
        var body = inner.ParseScript();
        NoteFileSubstitution(start, body);
        return new SubstitutionPart(File(start, _position), body, SubstitutionStyle.Backquote);
    }

    // "$((", "((" and "$[" with what closes them.
    private ArithmeticPart ReadArithmetic(int start, int from, int to, int end)
    {
        var outerEnd = _end;
        _position = from;
        _end = to;
        var parts = ReadParts(WordMode.Arithmetic);
        _end = outerEnd;
        _position = end;
        return new ArithmeticPart(File(start, end), _text.Substring(from, to - from), parts);
    }

    private int FindOldArithmeticEnd(int start)
    {
        for (var i = start; i < _end; i++)
        {
            var c = _text[i];
            if (c == ']')
                return i > start ? i : 0;
            if (!IsNameCharacter(c) && c is not (' ' or '+' or '-' or '*' or '/' or '%' or '$' or '(' or ')'))
                return 0;
        }

        return 0;
    }
}
