using System.Text;

namespace DockerfileAnalyzers.Shell;

/// <summary>
/// Splits PowerShell and cmd scripts into commands and words, which is enough to see what runs. Their meaning is not
/// understood: such a script is never complete.
/// </summary>
internal sealed class WindowsCommandReader
{
    private const int MaxDepth = 40;

    private static readonly ImmutableHashSet<string> s_keywords = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "if",
        "elseif",
        "else",
        "foreach",
        "for",
        "while",
        "do",
        "until",
        "switch",
        "try",
        "catch",
        "finally",
        "function",
        "param",
        "return",
        "throw",
        "begin",
        "process",
        "end");

    private readonly LogicalText _logical;
    private readonly string _text;
    private readonly bool _isPowerShell;
    private readonly List<ListItem> _items = new();
    private int _position;

    private WindowsCommandReader(LogicalText text, ShellDialect dialect)
    {
        _logical = text;
        _text = text.Text;
        _isPowerShell = dialect is ShellDialect.PowerShell;
    }

    public static ShellScript Read(LogicalText text, ShellDialect dialect)
    {
        var reader = new WindowsCommandReader(text, dialect);
        while (reader._position < text.Length)
        {
            reader.ReadStatements(0);
            // A bracket that closes nothing.
            reader._position++;
        }

        var items = reader._items.OrderBy(item => item.Node.Span.Start).ToImmutableArray();
        return new ShellScript(
            text,
            dialect,
            new ShellListSyntax(text.FileSpan, items),
            ImmutableArray<ShellError>.Empty,
            ImmutableArray<ShellFeatureUse>.Empty,
            isUnderstood: false);
    }

    // Commands up to a closing bracket or the end; those in brackets are added to the same list.
    private void ReadStatements(int depth)
    {
        var separator = ListOperator.Sequence;
        var operatorStart = _position;
        while (_position < _text.Length && _text[_position] is not (')' or '}'))
        {
            var operatorSpan = _logical.ToFile(TextSpan.FromBounds(operatorStart, _position));
            var command = ReadCommand(depth);
            if (command is not null)
                _items.Add(new ListItem(separator, operatorSpan, command));
            operatorStart = _position;
            separator = ReadSeparator();
        }
    }

    private ListOperator ReadSeparator()
    {
        if (_position >= _text.Length)
            return ListOperator.Sequence;
        var pair = _position + 1 < _text.Length && _text[_position + 1] == _text[_position];
        switch (_text[_position])
        {
            case '&' when pair:
                _position += 2;
                return ListOperator.And;
            case '|' when pair:
                _position += 2;
                return ListOperator.Or;
            case '&' or '|' or ';' or '\n' or ',':
                _position++;
                break;
        }

        return ListOperator.Sequence;
    }

    private SimpleCommandSyntax? ReadCommand(int depth)
    {
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        SkipBlanks();
        // "& program", ". script", "@program".
        if (_position < _text.Length && (_isPowerShell ? _text[_position] is '&' : _text[_position] is '@'))
            _position++;
        SkipBlanks();
        while (_position < _text.Length && !IsEnd(_text[_position]))
        {
            var start = _position;
            if (IsComment(words.Count))
                break;
            var word = ReadWord(depth);
            if (_position == start)
            {
                _position++;
                continue;
            }

            words.Add(word);
            if (_isPowerShell && words.Count == 2 && words[0].Text[0] is '$' or '[' && word.Text is "=" or "+=" or "-=")
                words.Clear();
            else if (IsPrefix(words))
                words.Clear();
            SkipBlanks();
        }

        if (words.Count == 0)
            return null;
        var span = TextSpan.FromBounds(words[0].Span.Start, words[words.Count - 1].Span.End);
        return new SimpleCommandSyntax(
            span, ImmutableArray<AssignmentSyntax>.Empty, words.ToImmutable(), ImmutableArray<Redirection>.Empty);
    }

    // Words in front of a command that are not commands themselves.
    private bool IsPrefix(ImmutableArray<ShellWord>.Builder words)
    {
        var first = words[0].Text;
        if (_isPowerShell)
            return s_keywords.Contains(first) || first == ".";
        return first.ToLowerInvariant() switch
        {
            "call" or "else" => true,
            "do" => true,
            "if" => words.Count >= 2
                && (words[words.Count - 1].Text.ToLowerInvariant()
                    is not ("not" or "/i" or "exist" or "defined" or "errorlevel")
                    && words.Count
                        >= (words.Any(word => word.Text.ToLowerInvariant() is "exist" or "defined" or "errorlevel")
                            ? 3
                            : 2)),
            _ => false,
        };
    }

    private bool IsComment(int count)
    {
        if (_isPowerShell && _text[_position] == '#')
        {
            while (_position < _text.Length && _text[_position] != '\n')
                _position++;
            return true;
        }

        return !_isPowerShell && count == 0
            && string.Compare(_text, _position, "rem ", 0, 4, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private bool IsEnd(char c) =>
        c is '\n' or '|' or ')'
        || (_isPowerShell
            ? c is ';' or '}' || (c == '&' && _position + 1 < _text.Length && _text[_position + 1] == '&')
            : c is '&');

    private ShellWord ReadWord(int depth)
    {
        var start = _position;
        var value = new StringBuilder();
        var isKnown = true;
        var parts = ImmutableArray.CreateBuilder<ShellWordPart>();
        while (_position < _text.Length && !char.IsWhiteSpace(_text[_position]) && !IsEnd(_text[_position]))
        {
            var c = _text[_position];
            if (c == '"' || (c == '\'' && _isPowerShell))
            {
                parts.Add(ReadQuoted(c, value, ref isKnown));
            }
            else if (c is '(' or '{' && (_isPowerShell || c == '('))
            {
                isKnown &= !_isPowerShell;
                ReadBrackets(depth);
                if (!_isPowerShell)
                    break;
            }
            else if ((c == '$' && _isPowerShell) || (c is '%' or '!' && !_isPowerShell))
            {
                isKnown = false;
                _position++;
            }
            else if ((c == '`' && _isPowerShell) || (c == '^' && !_isPowerShell))
            {
                _position++;
                if (_position < _text.Length)
                    value.Append(_text[_position++]);
            }
            else
            {
                value.Append(c);
                _position++;
            }
        }

        var span = _logical.ToFile(TextSpan.FromBounds(start, _position));
        var text = _text.Substring(start, _position - start);
        var isQuoted = parts.Count == 1 && parts[0].Span == span;
        if (!isQuoted || !isKnown)
        {
            var source = isQuoted
                ? (((SingleQuotedPart)parts[0]).Content, new TextSpan(0, ((SingleQuotedPart)parts[0]).Content.Length))
                : (_logical, TextSpan.FromBounds(start, _position));
            parts.Clear();
            parts.Add(
                isKnown
                    ? new LiteralPart(span, value.ToString()) { Source = source }
                    : new OpaquePart(span) { Source = source });
        }

        return new ShellWord(span, text, parts.ToImmutable());
    }

    // Brackets contain separate commands.
    private void ReadBrackets(int depth)
    {
        _position++;
        if (depth < MaxDepth)
            ReadStatements(depth + 1);
        if (_position < _text.Length)
            _position++;
    }

    private SingleQuotedPart ReadQuoted(char quote, StringBuilder value, ref bool isKnown)
    {
        var start = _position++;
        var contentStart = _position;
        var from = value.Length;
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == quote && _position + 1 < _text.Length && _text[_position + 1] == quote)
                _position++;
            else if (c == quote)
                break;
            else if (quote == '"'
                && (c == '`' && _isPowerShell
                    || (c == '\\' && _position + 1 < _text.Length && _text[_position + 1] == '"'))
                && _position + 1 < _text.Length)
                c = _text[++_position];
            else if (quote == '"' && c == (_isPowerShell ? '$' : '%'))
                isKnown = false;
            value.Append(c);
            _position++;
        }

        var content = _logical.Slice(
            TextSpan.FromBounds(Math.Min(contentStart, _text.Length), Math.Min(_position, _text.Length)));
        _position = Math.Min(_position + 1, _text.Length);
        return new SingleQuotedPart(
            _logical.ToFile(TextSpan.FromBounds(start, _position)),
            content,
            value.ToString(from, value.Length - from),
            isAnsi: false);
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]) && _text[_position] != '\n')
            _position++;
    }
}
