using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Syntax;

/// <summary>Reads a JSON array of strings. What is no JSON at all is shell form, as Docker has it.</summary>
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

    /// <param name="nonString">The span of an element that is no string: Docker refuses that.</param>
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
        var result = ImmutableArray.CreateBuilder<ExecArgument>();
        _position++;
        SkipBlanks();
        if (Take(']'))
            return result.ToImmutable();
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
                return result.ToImmutable();
            if (!Take(','))
                return default;
        }
    }

    private string? ReadString()
    {
        var value = new StringBuilder();
        _position++;
        while (_position < _json.Length)
        {
            var c = _json[_position++];
            if (c == '"')
                return value.ToString();
            if (c < ' ')
                return null;
            if (c != '\\')
            {
                value.Append(c);
                continue;
            }

            if (_position >= _json.Length)
                return null;
            switch (_json[_position++])
            {
                case '"': value.Append('"'); break;
                case '\\': value.Append('\\'); break;
                case '/': value.Append('/'); break;
                case 'b': value.Append('\b'); break;
                case 'f': value.Append('\f'); break;
                case 'n': value.Append('\n'); break;
                case 'r': value.Append('\r'); break;
                case 't': value.Append('\t'); break;
                case 'u' when _position + 4 <= _json.Length
                    && ushort.TryParse(_json.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                    value.Append((char)code);
                    _position += 4;
                    break;
                default: return null;
            }
        }

        return null;
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
        while (_position < _json.Length && (char.IsLetterOrDigit(_json[_position]) || _json[_position] is '-' or '+' or '.'))
            _position++;
        var token = _json.Substring(start, _position - start);
        return token is "true" or "false" or "null"
            || (token.Length > 0 && (token[0] == '-' || char.IsDigit(token[0])) && double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
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
