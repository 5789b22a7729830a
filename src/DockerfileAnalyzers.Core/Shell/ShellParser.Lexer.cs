namespace DockerfileAnalyzers.Shell;

// Characters, spaces, comments, reserved words.
internal sealed partial class ShellParser
{
    private static readonly string[] s_closers = { "then", "do", "done", "fi", "elif", "else", "esac", "}" };

    // There, "}" closes whatever follows it.
    private bool _isInFunctionSubstitution;

    private bool IsAt(char c) => _position < _end && _text[_position] == c;

    private bool IsAt(string text) =>
        _position + text.Length <= _end && string.CompareOrdinal(_text, _position, text, 0, text.Length) == 0;

    private char Peek(int offset = 0) => _position + offset < _end ? _text[_position + offset] : '\0';

    private bool Take(string text)
    {
        if (!IsAt(text))
            return false;
        _position += text.Length;
        return true;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\v' or '\f';

    private static bool IsOperator(char c) => c is ';' or '&' or '|' or '(' or ')' or '<' or '>';

    private static bool IsNameStart(char c) => c == '_' || c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    private static bool IsNameCharacter(char c) => IsNameStart(c) || c is >= '0' and <= '9';

    private bool IsWordEnd(int position) =>
        position >= _end || IsBlank(_text[position]) || _text[position] == '\n' || IsOperator(_text[position]);

    // White space and continued lines.
    private void SkipBlanks()
    {
        while (_position < _end)
        {
            if (IsBlank(_text[_position]))
                _position++;
            else if (_text[_position] == '\\' && Peek(1) == '\n')
                _position += 2;
            else
                return;
        }
    }

    // Up to the end of the line: a comment starts where a word could.
    private void SkipBlanksAndComment()
    {
        SkipBlanks();
        if (!IsAt('#'))
            return;
        var lineEnd = _text.IndexOf('\n', _position, _end - _position);
        _position = lineEnd < 0 ? _end : lineEnd;
    }

    private void SkipNewLines()
    {
        while (true)
        {
            SkipBlanksAndComment();
            if (!IsAt('\n'))
                return;
            _position++;
            ReadHereDocuments();
        }
    }

    // An operator, or a word without looking into it.
    private void SkipToken()
    {
        if (IsOperator(Peek()))
        {
            _position++;
            return;
        }

        while (!IsWordEnd(_position))
            _position++;
    }

    private bool IsAtWord(string word) => IsAt(word) && IsWordEnd(_position + word.Length);

    // Where a command can start, after the separators of the previous command.
    private bool TakeWord(string word)
    {
        SkipNewLines();
        if (!IsAtWord(word))
            return false;
        _position += word.Length;
        return true;
    }

    private bool IsAtListEnd()
    {
        if (_position >= _end)
            return true;
        var c = _text[_position];
        if (c == ')' || (c == ';' && Peek(1) is ';' or '&'))
            return true;
        if (c is not ('t' or 'd' or 'f' or 'e' or '}'))
            return false;
        if (c == '}' && _isInFunctionSubstitution)
            return true;
        foreach (var closer in s_closers)
        {
            if (IsAtWord(closer))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The position of the <c>))</c> that closes an expression which starts at <paramref name="start"/>; -1 where it
    /// turns out to be a subshell in a subshell.
    /// </summary>
    private int FindArithmeticEnd(int start)
    {
        var depth = 0;
        for (var i = start; i < _end; i++)
        {
            switch (_text[i])
            {
                case '\\':
                    i++;
                    break;
                case '\'' or '"' or '`':
                    var close = _text.IndexOf(_text[i], i + 1, _end - i - 1);
                    if (close < 0)
                        return -1;
                    i = close;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth > 0:
                    depth--;
                    break;
                case ')':
                    return i + 1 < _end && _text[i + 1] == ')' ? i : -1;
            }
        }

        return -1;
    }
}
