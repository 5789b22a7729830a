namespace DockerfileAnalyzers.Shell;

// Words: quotes, wildcards, braces. What "$" starts is in ShellParser.Expansions.cs.
internal sealed partial class ShellParser
{
    /// <summary>The place of a word: it decides where the word ends and which characters are special.</summary>
    private enum WordMode
    {
        /// <summary>A word of a command.</summary>
        Command,
        /// <summary>An argument of <c>export</c> and similar builtins, which may assign an array.</summary>
        Declaration,
        /// <summary>After <c>name=</c>.</summary>
        Value,
        /// <summary>In <c>case</c> and <c>[[ ]]</c>.</summary>
        Pattern,
        /// <summary>After <c>=~</c>.</summary>
        Regex,
        /// <summary>Up to <c>]</c>.</summary>
        Subscript,
        /// <summary>After the operator of <c>${…}</c>, up to <c>}</c>.</summary>
        Operand,
        /// <summary>As an operand whose single quotes quote even inside double ones.</summary>
        PatternOperand,
        /// <summary>Up to <c>/</c> or <c>}</c>.</summary>
        ReplacedPattern,
        DoubleQuote,
        /// <summary>The body of a here-document.</summary>
        Document,
        Arithmetic,
    }

    private readonly Dictionary<int, (int Close, List<int> Separators)> _braces = new();
    private int _bracesScannedTo;
    private int _noBracketUntil;

    private bool IsAtProcessSubstitution() => (IsAt('<') || IsAt('>')) && Peek(1) == '(';

    private ShellWord ReadWord(WordMode mode = WordMode.Command, int stop = int.MaxValue, bool inDouble = false)
    {
        var start = _position;
        if (mode is WordMode.Command or WordMode.Declaration or WordMode.Value && stop == int.MaxValue && !inDouble
            && SkipPlainWord())
        {
            var text = _text.Substring(start, _position - start);
            return new ShellWord(
                File(start, _position), text, ImmutableArray.Create<ShellWordPart>(Literal(start, _position, text)));
        }

        var parts = ReadParts(mode, stop, inDouble);
        return new ShellWord(
            File(start, _position), _text.Substring(start, _position - start).Replace("\\\n", ""), parts);
    }

    // Most words contain no special characters.
    private bool SkipPlainWord()
    {
        var i = _position;
        while (i < _end
            && (IsNameCharacter(_text[i])
                || _text[i] is '-' or '.' or '/' or ':' or ',' or '=' or '%' or '+' or '@' or '#' || _text[i] > 127))
            i++;
        if (i == _position || (i < _end && !IsBlank(_text[i]) && _text[i] is not ('\n' or ';' or '&' or '|')))
            return false;
        _position = i;
        return true;
    }

    private ImmutableArray<ShellWordPart> ReadParts(WordMode mode, int stop = int.MaxValue, bool inDouble = false)
    {
        var parts = default(ArrayBuilder<ShellWordPart>);
        if (_results.Depth >= MaxDepth)
        {
            Error(_position, _end, "it is nested too deeply");
            parts.Add(new LiteralPart(File(_position, _end), _text.Substring(_position, _end - _position)));
            _position = _end;
            return parts.ToImmutableArray();
        }

        _results.Depth++;
        var wordStart = _position;
        var run = _position;
        var parentheses = 0;
        while (_position < _end && _position < stop && !IsPartsEnd(mode, ref parentheses))
        {
            var start = _position;
            if (ReadSpecial(mode, inDouble, wordStart) is { } part)
            {
                AddRun(run, start);
                part.Source = (_logical, TextSpan.FromBounds(start, _position));
                parts.Add(part);
                run = _position;
            }
            else
            {
                _position = start + 1;
            }
        }

        AddRun(run, _position);
        _results.Depth--;
        return parts.ToImmutableArray();

        void AddRun(int from, int to)
        {
            if (to > from)
                parts.Add(Literal(from, to, _text.Substring(from, to - from)));
        }
    }

    private bool IsPartsEnd(WordMode mode, ref int parentheses)
    {
        var c = _text[_position];
        switch (mode)
        {
            case WordMode.Command or WordMode.Declaration or WordMode.Value or WordMode.Pattern:
                return IsBlank(c) || c == '\n' || (IsOperator(c) && !IsAtProcessSubstitution() && !IsAtArray(mode));
            case WordMode.Regex:
                parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
                return parentheses < 0 || c == '\n' || (parentheses == 0 && (IsBlank(c) || c is '&' or ';'));
            case WordMode.Subscript:
                return c is ']' or '\n' or ';' or '&' or '|';
            case WordMode.Operand or WordMode.PatternOperand:
                return c == '}';
            case WordMode.ReplacedPattern:
                return c is '}' or '/';
            case WordMode.DoubleQuote:
                return c == '"';
            default:
                return false;
        }
    }

    // "name=(" in a declaration, "(" after "name=".
    private LiteralPart Literal(int start, int end, string text) =>
        new(File(start, end), text) { Source = (_logical, TextSpan.FromBounds(start, end)) };

    private bool IsAtArray(WordMode mode) =>
        mode is WordMode.Value or WordMode.Declaration && IsAt('(') && _position > 0 && _text[_position - 1] == '=';

    // A part with a special meaning; null if the character at this position is an ordinary one.
    private ShellWordPart? ReadSpecial(WordMode mode, bool inDouble, int wordStart)
    {
        var isInQuotes = inDouble || mode is WordMode.DoubleQuote or WordMode.Document;
        switch (_text[_position])
        {
            case '\\':
                return ReadEscape(mode, isInQuotes);
            case '\'' when mode is not (WordMode.DoubleQuote or WordMode.Document)
                && !(inDouble && mode is WordMode.Operand or WordMode.Subscript):
                return ReadSingleQuoted(_position, isAnsi: false);
            case '"' when mode is not WordMode.Document:
                return ReadDoubleQuoted(_position, isLocalized: false);
            case '$':
                return ReadDollar(mode, isInQuotes);
            case '`':
                return ReadBackquoted(isInQuotes && mode is not WordMode.Document);
        }

        return isInQuotes || mode is WordMode.Arithmetic or WordMode.Subscript ? null : ReadUnquoted(mode, wordStart);
    }

    private ShellWordPart? ReadUnquoted(WordMode mode, int wordStart)
    {
        var isGlob = mode is WordMode.Command or WordMode.Declaration or WordMode.Pattern or WordMode.PatternOperand
            or WordMode.ReplacedPattern;
        switch (_text[_position])
        {
            case '~' when _position == wordStart
                || (_text[_position - 1] is '=' or ':' && mode is WordMode.Value or WordMode.Declaration):
                return ReadTilde();
            case '?' or '*' or '+' or '@' or '!' when isGlob && Peek(1) == '('
                && mode is WordMode.Command or WordMode.Pattern
                && FindParenthesis(_position + 1, mode) is var close and > 0:
                return ReadExtendedGlob(close);
            case '?' or '*' when isGlob:
                _position++;
                return new GlobPart(File(_position - 1, _position), _text.Substring(_position - 1, 1));
            case '[' when isGlob && FindBracket() is var end and > 0:
                var start = _position;
                _position = end + 1;
                return new GlobPart(File(start, _position), _text.Substring(start, _position - start));
            case '{' when mode is WordMode.Command or WordMode.Declaration:
                return ReadBrace(mode);
            case '<' or '>' when IsAtProcessSubstitution() && mode is not WordMode.Regex:
                return ReadProcessSubstitution();
            case '(' when IsAtArray(mode):
                return ReadArray();
            default:
                return null;
        }
    }

    private LiteralPart? ReadEscape(WordMode mode, bool isInQuotes)
    {
        var start = _position;
        if (start + 1 >= _end)
            return null;
        var next = _text[start + 1];
        if (isInQuotes && next is not ('$' or '`' or '\\' or '\n') && !(next == '"' && mode is not WordMode.Document)
            && !(next == '}' && mode is WordMode.Operand or WordMode.PatternOperand))
            return null;
        _position += 2;
        return new LiteralPart(File(start, _position), next == '\n' ? "" : next.ToString(), isEscaped: true);
    }

    // From the opening quote; of $'…' the dollar sign is at start.
    private SingleQuotedPart ReadSingleQuoted(int start, bool isAnsi)
    {
        var open = ++_position;
        while (_position < _end && _text[_position] != '\'')
            _position += isAnsi && _text[_position] == '\\' && _position + 1 < _end ? 2 : 1;
        var close = _position = Math.Min(_position, _end);
        if (close < _end)
            _position++;
        else
            Error(start, _end, "the quote is not closed");
        var content = _logical.Slice(TextSpan.FromBounds(open, close));
        return new SingleQuotedPart(
            File(start, _position), content, isAnsi ? AnsiEscapes.Resolve(content.Text) : content.Text, isAnsi);
    }

    private DoubleQuotedPart ReadDoubleQuoted(int start, bool isLocalized)
    {
        _position++;
        var parts = ReadParts(WordMode.DoubleQuote);
        if (!Take("\""))
            Error(start, _end, "the quote is not closed");
        return new DoubleQuotedPart(File(start, _position), parts, isLocalized);
    }

    private TildePart? ReadTilde()
    {
        var start = _position;
        var end = start + 1;
        while (end < _end && (IsNameCharacter(_text[end]) || _text[end] is '.' or '-' or '+'))
            end++;
        if (!IsWordEnd(end) && _text[end] is not ('/' or ':' or '}'))
            return null;
        _position = end;
        return new TildePart(File(start, end), _text.Substring(start, end - start));
    }

    private GlobPart ReadExtendedGlob(int close)
    {
        var start = _position;
        _position = close + 1;
        Use(ShellFeature.ExtendedGlob, start, _position);
        return new GlobPart(File(start, _position), _text.Substring(start, _position - start));
    }

    // The ")" that closes the "(" at a position, of a word of a command on the same line; 0 where there is none.
    private int FindParenthesis(int open, WordMode mode)
    {
        var close = SkipEnclosed(open);
        return close < _end && (mode is WordMode.Pattern || _text.IndexOf('\n', open, close - open) < 0) ? close : 0;
    }

    // The "]" that closes the bracket at the position; 0 where the word has none.
    private int FindBracket()
    {
        if (_position < _noBracketUntil)
            return 0;
        var i = _position + 1;
        if (i < _end && _text[i] is '!' or '^')
            i++;
        if (i < _end && _text[i] == ']')
            i++;
        for (; i < _end && !IsBlank(_text[i])
            && _text[i] is not ('\n' or '/' or ';' or '&' or '|' or '<' or '>' or '(' or ')' or '$' or '`'
                or '\'' or '"'); i++)
        {
            if (_text[i] == ']')
                return i;
            if (_text[i] == '[' && i + 1 < _end && _text[i + 1] == ':'
                && _text.IndexOf(":]", i + 2, Math.Min(12, _end - i - 2), StringComparison.Ordinal)
                    is var close and > 0)
                i = close + 1;
            else if (_text[i] == '\\')
                i++;
        }

        _noBracketUntil = i;
        return 0;
    }

    private BracePart? ReadBrace(WordMode mode)
    {
        if (_position >= _bracesScannedTo)
            ScanBraces();
        if (!_braces.TryGetValue(_position, out var brace))
            return null;
        var start = _position++;
        var alternatives = default(ArrayBuilder<ShellWord>);
        foreach (var separator in brace.Separators.Count == 0 ? brace.Separators : brace.Separators.Append(brace.Close))
        {
            alternatives.Add(ReadWord(mode, stop: separator));
            _position = Math.Min(_end, separator + 1);
        }

        _position = Math.Min(_end, brace.Close + 1);
        Use(ShellFeature.BraceExpansion, start, _position);
        return new BracePart(
            File(start, _position), _text.Substring(start, _position - start), alternatives.ToImmutableArray());
    }

    // Finds, from here to the end of the word, each "{" that is closed and has a comma or ".." of its own.
    private void ScanBraces()
    {
        var open = new Stack<(int Open, List<int> Separators)>();
        var i = _position;
        for (; i < _end && !IsBlank(_text[i])
            && _text[i] is not ('\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>'); i++)
        {
            switch (_text[i])
            {
                case '\\':
                    i++;
                    break;
                case '\'' or '"' or '`':
                    i = SkipQuoted(i);
                    break;
                case '$' when i + 1 < _end && _text[i + 1] is '{' or '(':
                    i = SkipEnclosed(i + 1);
                    break;
                case '{':
                    open.Push((i, new List<int>()));
                    break;
                case ',' when open.Count > 0:
                    open.Peek().Separators.Add(i);
                    break;
                case '}' when open.Count > 0:
                    var (start, separators) = open.Pop();
                    if (separators.Count > 0 || IsRange(start + 1, i))
                        _braces[start] = (i, separators);
                    break;
            }
        }

        _bracesScannedTo = Math.Max(_position + 1, i);
    }

    private bool IsRange(int start, int end)
    {
        var ends = _text.Substring(start, end - start).Split(new[] { ".." }, StringSplitOptions.None);
        return ends.Length is 2 or 3
            && (ends.All(text => WholeNumber.TryParse(text, out _))
                || (ends[0].Length == 1 && ends[1].Length == 1 && char.IsLetter(ends[0][0])
                    && char.IsLetter(ends[1][0])));
    }

    // The position of the quote that closes; the end of the text where none does.
    private int SkipQuoted(int open)
    {
        var quote = _text[open];
        var i = open + 1;
        while (i < _end && _text[i] != quote)
            i += _text[i] == '\\' && quote != '\'' ? 2 : 1;
        return Math.Min(i, _end);
    }

    private int SkipEnclosed(int open)
    {
        var closer = _text[open] == '{' ? '}' : ')';
        var depth = 0;
        for (var i = open; i < _end; i++)
        {
            var c = _text[i];
            if (c == '\\')
                i++;
            else if (c is '\'' or '"' or '`')
                i = SkipQuoted(i);
            else if (c == _text[open])
                depth++;
            else if (c == closer && --depth == 0)
                return i;
        }

        return _end;
    }

    private ArrayPart ReadArray()
    {
        var start = _position++;
        Use(ShellFeature.Array, start, start + 1);
        var elements = default(ArrayBuilder<ShellWord>);
        while (true)
        {
            SkipNewLines();
            if (_position >= _end || (IsOperator(Peek()) && !IsAtProcessSubstitution()))
                break;
            elements.Add(ReadWord());
        }

        if (!Take(")"))
            Error(start, start + 1, "'(' is not closed");
        return new ArrayPart(File(start, _position), elements.ToImmutableArray());
    }
}
