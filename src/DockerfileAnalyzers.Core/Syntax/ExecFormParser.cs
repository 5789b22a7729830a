using System.Globalization;

namespace DockerfileAnalyzers.Syntax;

/// <summary>Reads a JSON array of strings. What is not JSON at all is shell form, as Docker has it.</summary>
internal sealed class ExecFormParser
{
    private const int MaxDepth = 64;
    private readonly LogicalText _text;
    private readonly string _json;
    private int _position;

    private ExecFormParser(LogicalText text)
    {
        _text = text;
        _json = text.Text;
    }

    /// <param name="nonString">The span of an element that is not a string: Docker refuses that.</param>
    /// <returns>Default where the text is not in exec form.</returns>
    public static ImmutableArray<ExecArgument> Parse(LogicalText text, out TextSpan? nonString)
    {
        nonString = null;
        var parser = new ExecFormParser(text);
        parser.SkipBlanks();
        if (parser._position >= text.Length || text.Text[parser._position] != '[')
            return default;
        var arguments = parser.ReadArray(out nonString);
        if (!arguments.IsDefault)
        {
            parser.SkipBlanks();
            if (parser._position == text.Length)
                return arguments;
        }

        nonString = null;
        return default;
    }

    private ImmutableArray<ExecArgument> ReadArray(out TextSpan? nonString)
    {
        nonString = null;
        var result = default(ArrayBuilder<ExecArgument>);
        _position++;
        SkipBlanks();
        if (Take(']'))
            return result.ToImmutableArray();
        while (true)
        {
            SkipBlanks();
            var start = _position;
            if (Peek() == '"')
            {
                if (ReadString() is not { } value)
                    return default;
                result.Add(new ExecArgument(value, _text.ToFile(TextSpan.FromBounds(start, _position))));
            }
            else
            {
                if (!SkipValue(0))
                    return default;
                nonString ??= _text.ToFile(TextSpan.FromBounds(start, _position));
            }

            SkipBlanks();
            if (Take(']'))
                return result.ToImmutableArray();
            if (!Take(','))
                return default;
        }
    }

    private LogicalText? ReadString()
    {
        var value = new LogicalText.Builder();
        _position++;
        while (_position < _json.Length)
        {
            var start = _position;
            var c = _json[_position++];
            if (c == '"')
                return value.ToLogicalText(_text.ToFile(start));
            if (c < ' ' || (c == '\\' && _position >= _json.Length))
                return null;
            if (c != '\\')
            {
                AppendRun(value, start);
                continue;
            }

            if (ReadEscape() is not { } escaped)
                return null;
            value.Append(escaped, _text.ToFile(TextSpan.FromBounds(start, _position)));
        }

        return null;
    }

    // Characters without escape that follow each other.
    private void AppendRun(LogicalText.Builder value, int start)
    {
        while (_position < _json.Length && _json[_position] is >= ' ' and not '"' and not '\\')
            _position++;
        value.Append(_text, TextSpan.FromBounds(start, _position));
    }

    private char? ReadEscape()
    {
        var c = _json[_position++];
        if (c == 'u' && _position + 4 <= _json.Length
            && ushort.TryParse(
                _json.Substring(_position, 4),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var code))
        {
            _position += 4;
            return (char)code;
        }

        return c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
    }

    private bool SkipValue(int depth)
    {
        SkipBlanks();
        if (depth > MaxDepth)
            return false;
        switch (Peek())
        {
            case '"': return ReadString() is not null;
            case '[': return SkipItems(']', depth, hasKeys: false);
            case '{': return SkipItems('}', depth, hasKeys: true);
        }

        var start = _position;
        while (_position < _json.Length
            && (char.IsLetterOrDigit(_json[_position]) || _json[_position] is '-' or '+' or '.'))
            _position++;
        var token = _json.Substring(start, _position - start);
        return token is "true" or "false" or "null"
            || (token.Length > 0 && (token[0] == '-' || char.IsDigit(token[0]))
                && double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    private bool SkipItems(char close, int depth, bool hasKeys)
    {
        _position++;
        SkipBlanks();
        if (Take(close))
            return true;
        while (true)
        {
            SkipBlanks();
            if (hasKeys && (Peek() != '"' || ReadString() is null || !TakeAfterBlanks(':')))
                return false;
            if (!SkipValue(depth + 1))
                return false;
            if (TakeAfterBlanks(close))
                return true;
            if (!Take(','))
                return false;
        }
    }

    private char Peek() => _position < _json.Length ? _json[_position] : '\0';

    private bool Take(char c)
    {
        if (Peek() != c)
            return false;
        _position++;
        return true;
    }

    private bool TakeAfterBlanks(char c)
    {
        SkipBlanks();
        return Take(c);
    }

    private void SkipBlanks()
    {
        while (_position < _json.Length && _json[_position] is ' ' or '\t' or '\r' or '\n')
            _position++;
    }
}
