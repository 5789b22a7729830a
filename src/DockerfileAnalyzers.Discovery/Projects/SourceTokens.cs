using System.Text;

namespace DockerfileAnalyzers.Discovery;

internal enum SourceTokenKind
{
    Word,
    Number,
    Text,
    Symbol,
}

/// <param name="Text">The value of a string; <see langword="null"/> where expressions are part of it.</param>
/// <param name="IsConditional">Whether it is in a branch, a loop or <c>#if</c>: it may never run.</param>
internal sealed record SourceToken(SourceTokenKind Kind, string? Text, int Line, bool IsConditional);

/// <summary>
/// Reads C#, F# or VB as words, numbers, strings and symbols: enough to find calls and their constant arguments.
/// </summary>
internal sealed class SourceTokens
{
    private static readonly HashSet<string> s_branches = new(StringComparer.OrdinalIgnoreCase)
    {
        "if", "elif", "elseif", "else", "switch", "case", "select", "for", "foreach", "while", "catch", "match", "when",
    };

    private readonly string _text;
    private readonly bool _isBasic;
    private readonly bool _isFSharp;
    private readonly List<SourceToken> _tokens = new();
    private readonly Stack<bool> _blocks = new();
    private bool _statementBranches;
    private int _position;
    private int _line = 1;
    private int _directives;

    private SourceTokens(string text, string extension)
    {
        _text = text;
        _isBasic = extension.Equals(".vb", StringComparison.OrdinalIgnoreCase);
        _isFSharp = extension.Equals(".fs", StringComparison.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<SourceToken> Read(string text, string extension)
    {
        var reader = new SourceTokens(text, extension);
        reader.Read();
        // Without braces, what belongs to a branch is not told: everything may.
        return (reader._isBasic || reader._isFSharp)
            && reader._tokens.Exists(token => token is { Kind: SourceTokenKind.Word, Text: { } word }
                && s_branches.Contains(word))
                ? reader._tokens.ConvertAll(token => token with { IsConditional = true }) : reader._tokens;
    }

    private char Current => Peek(0);

    private char Peek(int offset) => _position + offset < _text.Length ? _text[_position + offset] : '\0';

    private void Read()
    {
        while (_position < _text.Length)
        {
            if (SkipTrivia())
                continue;
            if (char.IsLetter(Current) || Current is '_'
                || (Current == '@' && (char.IsLetter(Peek(1)) || Peek(1) == '_')))
                ReadWord();
            else if (char.IsDigit(Current))
                ReadNumber();
            else if (Current == '"' || (Current is '$' or '@' && FindQuote() > 0))
                ReadString(FindQuote());
            else if (Current == '\'' && !_isBasic && !_isFSharp)
                SkipCharacter();
            else
                ReadSymbol();
        }
    }

    private bool SkipTrivia()
    {
        if (Current == '\n')
        {
            _line++;
            _position++;
            return true;
        }

        if (char.IsWhiteSpace(Current))
        {
            _position++;
            return true;
        }

        if (_isBasic ? Current == '\'' : Current == '/' && Peek(1) == '/')
            return SkipLine();
        if (Current == '#' && IsAtLineStart())
        {
            ReadDirective();
            return SkipLine();
        }

        return (!_isBasic && Current == '/' && Peek(1) == '*' && SkipTo("*/"))
            || (_isFSharp && Current == '(' && Peek(1) == '*' && Peek(2) != ')' && SkipTo("*)"));
    }

    private bool SkipLine()
    {
        while (_position < _text.Length && Current != '\n')
            _position++;
        return true;
    }

    private bool SkipTo(string end)
    {
        var close = _text.IndexOf(end, _position + 2, StringComparison.Ordinal);
        var stop = close < 0 ? _text.Length : close + end.Length;
        CountLines(_position, stop);
        _position = stop;
        return true;
    }

    private bool IsAtLineStart()
    {
        for (var i = _position - 1; i >= 0 && _text[i] != '\n'; i--)
        {
            if (!char.IsWhiteSpace(_text[i]))
                return false;
        }

        return true;
    }

    private void ReadDirective()
    {
        var line = _text.Substring(_position + 1).Split('\n')[0].TrimStart();
        if (line.StartsWith("if", StringComparison.OrdinalIgnoreCase))
            _directives++;
        else if (line.StartsWith("endif", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("end if", StringComparison.OrdinalIgnoreCase))
            _directives = Math.Max(0, _directives - 1);
    }

    private void ReadWord()
    {
        var start = _position++;
        while (char.IsLetterOrDigit(Current) || Current == '_')
            _position++;
        var word = _text.Substring(start, _position - start).TrimStart('@');
        _statementBranches |= s_branches.Contains(word);
        Add(SourceTokenKind.Word, word, _line);
    }

    private void ReadNumber()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Current) || Current == '_')
            _position++;
        Add(SourceTokenKind.Number, _text.Substring(start, _position - start).Replace("_", ""), _line);
    }

    // The quotation mark after "$", "@" and their combinations; 0 where there is none.
    private int FindQuote()
    {
        var offset = 0;
        while (Peek(offset) is '$' or '@')
            offset++;
        return Peek(offset) == '"' ? offset : 0;
    }

    private void ReadString(int prefix)
    {
        var marks = _text.Substring(_position, prefix);
        var line = _line;
        _position += prefix;
        var quotes = 0;
        while (Peek(quotes) == '"')
            quotes++;
        var isRaw = quotes >= 3 && !_isBasic;
        var content = isRaw ? ReadRaw(quotes) : ReadQuoted(marks.Contains('@') || _isBasic);
        Add(SourceTokenKind.Text, marks.Contains('$') && content.Contains('{') ? null : content, line);
    }

    private string ReadRaw(int quotes)
    {
        var start = _position + quotes;
        var close = _text.IndexOf(new string('"', quotes), start, StringComparison.Ordinal);
        var end = close < 0 ? _text.Length : close;
        CountLines(start, end);
        _position = Math.Min(_text.Length, end + quotes);
        return _text.Substring(start, end - start).Trim();
    }

    private string ReadQuoted(bool isVerbatim)
    {
        var value = new StringBuilder();
        for (_position++; _position < _text.Length && (isVerbatim || Current != '\n'); _position++)
        {
            if (Current == '"' && isVerbatim && Peek(1) == '"')
                _position++;
            else if (Current == '"')
                break;
            else if (Current == '\\' && !isVerbatim)
                _position++;
            else if (Current == '\n')
                _line++;
            value.Append(Current);
        }

        _position++;
        return value.ToString();
    }

    private void SkipCharacter()
    {
        _position += Peek(1) == '\\' ? 3 : 2;
        while (_position < _text.Length && Current is not ('\'' or '\n'))
            _position++;
        if (Current == '\'')
            _position++;
    }

    private void ReadSymbol()
    {
        var symbol = Current;
        if (symbol == '{')
            _blocks.Push(_statementBranches);
        else if (symbol == '}' && _blocks.Count > 0)
            _blocks.Pop();
        if (symbol is ';' or '{' or '}')
            _statementBranches = false;
        if (symbol == '?' && Peek(1) is not ('.' or '?' or '['))
            _statementBranches = true;
        Add(SourceTokenKind.Symbol, symbol.ToString(), _line);
        _position++;
    }

    private void Add(SourceTokenKind kind, string? text, int line) =>
        _tokens.Add(new SourceToken(kind, text, line, _statementBranches || _directives > 0 || _blocks.Contains(true)));

    private void CountLines(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_text[i] == '\n')
                _line++;
        }
    }
}
