namespace DockerfileAnalyzers.Shell;

// Simple commands: assignments, words, redirections, here-documents.
internal sealed partial class ShellParser
{

    private static readonly string[] s_redirections =
    {
        "&>>", "&>", "<<<", "<<-", "<<", "<>", "<&", ">>", ">&", ">|", "<", ">",
    };

    private readonly List<(Redirection Redirection, string Delimiter, bool IsQuoted)> _pendingDocuments = new();

    private ShellNode ParseSimpleCommand()
    {
        var start = _position;
        var end = start;
        var assignments = default(ArrayBuilder<AssignmentSyntax>);
        var words = default(ArrayBuilder<ShellWord>);
        var redirections = default(ArrayBuilder<Redirection>);
        var isDeclaration = false;
        while (true)
        {
            SkipBlanks();
            if (_position >= _end || IsAt('\n') || (IsAt('#') && _position > start))
                break;
            if (TryReadRedirection() is { } redirection)
                redirections.Add(redirection);
            else if (IsAt('(') && words.Count == 1 && assignments.Count == 0 && redirections.Count == 0
                && TryParseFunction(start, words[0]) is { } function)
                return function;
            else if (IsAt('(') && words.Count + assignments.Count > 0)
                SkipParentheses();
            else if (IsOperator(Peek()) && !IsAtProcessSubstitution())
                break;
            else if (words.Count == 0 && TryReadAssignment() is { } assignment)
                assignments.Add(assignment);
            else
                words.Add(ReadWord(isDeclaration ? WordMode.Declaration : WordMode.Command));
            if (words.Count == 1)
                isDeclaration = SimpleCommandSyntax.Declarations.Contains(words[0].Text);
            end = _position;
        }

        _position = Math.Max(end, start);
        return new SimpleCommandSyntax(
            File(start, end),
            assignments.ToImmutableArray(),
            words.ToImmutableArray(),
            redirections.ToImmutableArray());
    }

    // "(" in the middle of a command: some other language, or a mistake.
    private void SkipParentheses()
    {
        var start = _position;
        var depth = 0;
        do
        {
            depth += IsAt('(') ? 1 : IsAt(')') ? -1 : 0;
            _position++;
        }
        while (_position < _end && depth > 0 && !IsAt('\n'));
        Error(start, start + 1, "'(' is not expected here");
    }

    private ShellNode? TryParseFunction(int start, ShellWord name)
    {
        var open = _position++;
        SkipBlanks();
        if (Take(")"))
            return ParseFunctionBody(start, start, start + name.Text.Length);
        _position = open;
        return null;
    }

    // name=value, name+=value, name[index]=value.
    private AssignmentSyntax? TryReadAssignment()
    {
        var start = _position;
        if (!IsNameStart(Peek()))
            return null;
        while (IsNameCharacter(Peek()))
            _position++;
        var nameEnd = _position;
        ShellWord? index = null;
        if (IsAt('['))
        {
            _position++;
            index = ReadWord(WordMode.Subscript);
            if (!Take("]"))
                index = null;
        }

        var isAppend = IsAt("+=");
        if (!Take(isAppend ? "+=" : "="))
        {
            _position = start;
            return null;
        }

        if (isAppend)
            Use(ShellFeature.AppendAssignment, start, _position);
        if (index is not null)
            Use(ShellFeature.Array, start, _position);
        var value = ReadWord(WordMode.Value);
        return new AssignmentSyntax(
            File(start, _position),
            _text.Substring(start, nameEnd - start),
            File(start, nameEnd),
            index,
            isAppend,
            value);
    }

    private Redirection? TryReadRedirection()
    {
        var start = _position;
        if (!IsAt('<') && !IsAt('>') && !IsAt("&>") && !char.IsDigit(Peek()) && !IsAt('{'))
            return null;
        var descriptor = ReadDescriptor();
        var operatorStart = _position;
        var found = s_redirections.FirstOrDefault(IsAt);
        if (found is null || (found is "<" or ">" && Peek(1) == '(') || (descriptor is not null && found[0] == '&'))
        {
            _position = start;
            return null;
        }

        _position += found.Length;
        var operatorSpan = File(operatorStart, _position);
        SkipBlanks();
        if (found is "<<" or "<<-")
            return ReadDocumentMark(start, descriptor, found, operatorSpan);
        var target = IsWordEnd(_position) && !IsAtProcessSubstitution() ? null : ReadWord();
        if (target is null)
            Error(operatorStart, operatorStart + found.Length, "a file name is missing after it");
        NoteRedirection(start, operatorStart, descriptor, found, target);
        return new Redirection(File(start, _position), descriptor, found, operatorSpan, target);
    }

    private void NoteRedirection(int start, int operatorStart, string? descriptor, string found, ShellWord? target)
    {
        if (descriptor?[0] == '{')
            Use(ShellFeature.NamedDescriptor, start, operatorStart);
        if (found[0] == '&')
            Use(
                found == "&>>" ? ShellFeature.AppendBoth : ShellFeature.RedirectBoth,
                operatorStart,
                operatorStart + found.Length);
        else if (found == "<<<")
            Use(ShellFeature.HereString, operatorStart, _position);
        else if (found == ">&" && descriptor is null && target is not null && NamesFile(target))
            Use(ShellFeature.RedirectBothOldStyle, operatorStart, _position);
    }

    // A variable that is the whole target may hold a descriptor.
    private static bool NamesFile(ShellWord target) => target.PartsWithinQuotes.Any(part => part switch
    {
        LiteralPart literal => literal.Value.Any(c => !char.IsDigit(c) && c != '-'),
        SingleQuotedPart quoted => quoted.Value.Any(c => !char.IsDigit(c) && c != '-'),
        ParameterPart => false,
        _ => true,
    });

    // "2" or "{name}", directly before "<" or ">".
    private string? ReadDescriptor()
    {
        var start = _position;
        if (Take("{"))
        {
            while (IsNameCharacter(Peek()))
                _position++;
            if (_position == start + 1 || !Take("}") || (!IsAt('<') && !IsAt('>')))
            {
                _position = start;
                return null;
            }
        }
        else
        {
            while (char.IsDigit(Peek()))
                _position++;
        }

        return _position == start ? null : _text.Substring(start, _position - start);
    }

    private Redirection ReadDocumentMark(int start, string? descriptor, string found, TextSpan operatorSpan)
    {
        var wordStart = _position;
        var delimiter = new System.Text.StringBuilder();
        var isQuoted = false;
        var quote = '\0';
        while (_position < _end && (quote != '\0' || !IsWordEnd(_position)))
        {
            var c = _text[_position++];
            if (quote == '\0' && c is '\'' or '"' || c == quote)
            {
                quote = quote == '\0' ? c : '\0';
                isQuoted = true;
            }
            else if (c == '\\' && quote != '\'' && IsAt('\n'))
            {
                _position++;
            }
            else if (c == '\\' && quote != '\'' && _position < _end)
            {
                isQuoted = true;
                delimiter.Append(_text[_position++]);
            }
            else
            {
                delimiter.Append(c);
            }
        }

        if (_position == wordStart)
            Error(start, _position, "the delimiter of the here-document is missing");
        var text = _text.Substring(wordStart, _position - wordStart);
        var span = File(wordStart, _position);
        var target = new ShellWord(
            span, text, ImmutableArray.Create<ShellWordPart>(new LiteralPart(span, delimiter.ToString())));
        var redirection = new Redirection(File(start, _position), descriptor, found, operatorSpan, target);
        if (_position > wordStart)
            _pendingDocuments.Add((redirection, delimiter.ToString(), isQuoted));
        return redirection;
    }

    // After a line break: the bodies of the here-documents of the line, one after the other.
    private void ReadHereDocuments()
    {
        if (_pendingDocuments.Count == 0)
            return;
        var pending = _pendingDocuments.ToArray();
        _pendingDocuments.Clear();
        foreach (var (redirection, delimiter, isQuoted) in pending)
        {
            var stripsTabs = redirection.Operator == "<<-";
            var body = new LogicalText.Builder();
            var start = _position;
            var bodyEnd = -1;
            while (_position < _end && bodyEnd < 0)
            {
                var line = _position;
                var lineEnd = _text.IndexOf('\n', line, _end - line);
                lineEnd = lineEnd < 0 ? _end : lineEnd;
                var from = line;
                while (stripsTabs && from < lineEnd && _text[from] == '\t')
                    from++;
                var length = lineEnd - from - (lineEnd > from && _text[lineEnd - 1] == '\r' ? 1 : 0);
                _position = Math.Min(_end, lineEnd + 1);
                if (length == delimiter.Length && string.CompareOrdinal(_text, from, delimiter, 0, length) == 0)
                    bodyEnd = line;
                else
                    body.Append(_logical, TextSpan.FromBounds(from, _position));
            }

            if (bodyEnd < 0)
                _results.Errors.Add(new ShellError(
                    redirection.Span,
                    $"the here-document has no line that contains only '{delimiter}'"));
            var text = body.ToLogicalText(File(start, start).Start);
            var span = File(start, bodyEnd < 0 ? _end : bodyEnd);
            var parts = isQuoted || text.Length == 0
                ? ImmutableArray.Create<ShellWordPart>(new LiteralPart(span, text.Text))
                : new ShellParser(text, _results).ReadParts(WordMode.Document);
            redirection.Document = new HereDocument(span, parts, isQuoted, text);
        }
    }
}
