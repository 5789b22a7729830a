namespace DockerfileAnalyzers.Shell;

/// <summary>
/// Removes what a shell removes before it reads a script: a backslash with the line break after it, everywhere
/// except in single quotes, comments and here-documents whose delimiter is quoted.
/// </summary>
internal sealed class LineContinuations
{
    private readonly LogicalText _logical;
    private readonly string _text;
    private readonly LogicalText.Builder _result = new();
    private readonly Stack<(Context Context, int Depth)> _outer = new();
    private readonly List<(string Delimiter, bool IsQuoted, bool StripsTabs)> _documents = new();
    private Context _context;
    private int _depth;
    private int _kept;
    private int _position;
    private char _previous = '\n';

    private LineContinuations(LogicalText logical)
    {
        _logical = logical;
        _text = logical.Text;
    }

    /// <summary>The construct that encloses the position.</summary>
    private enum Context
    {
        /// <summary>Commands: the script, <c>$( )</c>, <c>( )</c>.</summary>
        Commands,
        Backquotes,
        DoubleQuotes,
        /// <summary><c>${ }</c> outside of double quotes.</summary>
        Braces,
        /// <summary><c>${ }</c> within double quotes, where single ones mean themselves.</summary>
        QuotedBraces,
        Arithmetic,
    }

    public static bool IsIn(LogicalText text) => text.Text.IndexOf("\\\n", StringComparison.Ordinal) >= 0;

    public static LogicalText Remove(LogicalText text)
    {
        var continuations = new LineContinuations(text);
        while (continuations._position < text.Length)
            continuations.Read();
        continuations.Keep();
        return continuations._result.ToLogicalText(text.FileSpan.End);
    }

    private bool IsInQuotes => _context is Context.DoubleQuotes or Context.QuotedBraces;

    private char Peek(int offset = 0) => _position + offset < _text.Length ? _text[_position + offset] : '\0';

    private void Keep()
    {
        if (_position > _kept)
            _result.Append(_logical, TextSpan.FromBounds(_kept, _position));
        _kept = _position;
    }

    private void Skip(int count)
    {
        _position = Math.Min(_text.Length, _position + count);
        _previous = _text[_position - 1];
    }

    // Whether a continuation or another escape stood at the position.
    private bool ReadEscape()
    {
        if (Peek() != '\\')
            return false;
        if (Peek(1) == '\n')
        {
            Keep();
            _kept = _position += 2;
        }
        else
        {
            Skip(2);
        }

        return true;
    }

    private void Read()
    {
        if (ReadEscape())
            return;
        switch (_text[_position])
        {
            case '\'' when !IsInQuotes && _context is not Context.Arithmetic:
                SkipSingleQuotes(isAnsi: _previous == '$');
                break;
            case '"':
                Toggle(Context.DoubleQuotes);
                break;
            case '`':
                Toggle(Context.Backquotes);
                break;
            case '$' when Peek(1) == '{':
                Enter(IsInQuotes ? Context.QuotedBraces : Context.Braces, 2);
                break;
            case '$' when Peek(1) == '(' && Peek(2) == '(':
                Enter(Context.Arithmetic, 3);
                break;
            case '$' or '<' or '>' when Peek(1) == '(' && (Peek() == '$' || !IsInQuotes):
                Enter(Context.Commands, 2);
                break;
            case '}' when _context is Context.Braces or Context.QuotedBraces:
                Leave();
                break;
            case '(' or ')' when _context is Context.Commands or Context.Backquotes or Context.Arithmetic:
                ReadParenthesis();
                break;
            case '#' when _context is Context.Commands or Context.Backquotes && " \t\n;&|()".IndexOf(_previous) >= 0:
                SkipComment();
                break;
            case '<' when _context is Context.Commands or Context.Backquotes && Peek(1) == '<':
                ReadDocumentMark();
                break;
            case '\n' when _documents.Count > 0 && _context is Context.Commands or Context.Backquotes:
                Skip(1);
                ReadDocuments();
                break;
            default:
                Skip(1);
                break;
        }
    }

    private void Enter(Context context, int length)
    {
        _outer.Push((_context, _depth));
        (_context, _depth) = (context, 0);
        Skip(length);
    }

    private void Leave()
    {
        (_context, _depth) = _outer.Count > 0 ? _outer.Pop() : (Context.Commands, 0);
        Skip(1);
    }

    private void Toggle(Context context)
    {
        if (_context == context)
            Leave();
        else
            Enter(context, 1);
    }

    private void ReadParenthesis()
    {
        if (_text[_position] == ')' && _depth == 0 && _outer.Count > 0 && _context is not Context.Backquotes)
        {
            // An expression ends with two.
            if (_context is Context.Arithmetic && Peek(1) == ')')
                Skip(1);
            Leave();
            return;
        }

        _depth = Math.Max(0, _depth + (_text[_position] == '(' ? 1 : -1));
        Skip(1);
    }

    private void SkipSingleQuotes(bool isAnsi)
    {
        Skip(1);
        while (_position < _text.Length && _text[_position] != '\'')
            Skip(isAnsi && _text[_position] == '\\' ? 2 : 1);
        if (_position < _text.Length)
            Skip(1);
    }

    private void SkipComment()
    {
        while (_position < _text.Length && _text[_position] != '\n'
            && !(_context is Context.Backquotes && _text[_position] == '`'))
            Skip(1);
    }

    private void ReadDocumentMark()
    {
        Skip(2);
        if (Peek() == '<')
        {
            Skip(1);
            return;
        }

        var stripsTabs = Peek() == '-';
        if (stripsTabs)
            Skip(1);
        while (Peek() is ' ' or '\t' || (Peek() == '\\' && Peek(1) == '\n'))
        {
            if (!ReadEscape())
                Skip(1);
        }

        var delimiter = new System.Text.StringBuilder();
        var isQuoted = false;
        while (_position < _text.Length && " \t\r\n;&|()<>".IndexOf(_text[_position]) < 0)
        {
            var c = _text[_position];
            if (c is '\'' or '"' && _text.IndexOf(c, _position + 1) is > 0 and var close)
            {
                isQuoted = true;
                delimiter.Append(_text.Substring(_position + 1, close - _position - 1).Replace("\\\n", ""));
                Skip(close + 1 - _position);
            }
            else if (c == '\\' && Peek(1) != '\n')
            {
                isQuoted = true;
                delimiter.Append(Peek(1));
                Skip(2);
            }
            else if (!ReadEscape())
            {
                delimiter.Append(c);
                Skip(1);
            }
        }

        if (delimiter.Length > 0 || isQuoted)
            _documents.Add((delimiter.ToString(), isQuoted, stripsTabs));
    }

    // A line of an expanded body can also be continued: the joined line is compared with the delimiter.
    private void ReadDocuments()
    {
        foreach (var (delimiter, isQuoted, stripsTabs) in _documents)
        {
            var line = new System.Text.StringBuilder();
            string read;
            do
            {
                line.Clear();
                while (_position < _text.Length && _text[_position] != '\n')
                {
                    var from = _position;
                    if (isQuoted || !ReadEscape())
                        Skip(1);
                    var isContinuation = !isQuoted && _text[from] == '\\' && _position == from + 2
                        && _text[from + 1] == '\n';
                    if (!isContinuation)
                        line.Append(_text, from, _position - from);
                }

                if (_position < _text.Length)
                    Skip(1);
                read = line.ToString().TrimEnd('\r');
                read = stripsTabs ? read.TrimStart('\t') : read;
            }
            while (read != delimiter && _position < _text.Length);
        }

        _documents.Clear();
    }
}
