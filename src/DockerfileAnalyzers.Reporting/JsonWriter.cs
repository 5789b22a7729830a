using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// Writes JSON (RFC 8259), indented. The text is ASCII except for letters beyond it, and safe inside a <c>script</c>
/// element.
/// </summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    public void Object(string? name, Action write) => Container(name, '{', '}', write);

    public void Array<T>(string? name, IEnumerable<T> items, Action<T> write) => Container(name, '[', ']', () =>
    {
        foreach (var item in items)
            write(item);
    });

    public void String(string? name, string? value)
    {
        Start(name);
        if (value is null)
            _text.Append("null");
        else
            Quote(value);
    }

    public void Number(string? name, long? value)
    {
        Start(name);
        _text.Append(value?.ToString(CultureInfo.InvariantCulture) ?? "null");
    }

    public void Boolean(string name, bool value)
    {
        Start(name);
        _text.Append(value ? "true" : "false");
    }

    public override string ToString() => _text.ToString() + "\n";

    private void Container(string? name, char open, char close, Action write)
    {
        Start(name);
        _text.Append(open);
        _depth++;
        _isFirst = true;
        write();
        _depth--;
        if (!_isFirst)
            NewLine();
        _isFirst = false;
        _text.Append(close);
    }

    private void Start(string? name)
    {
        if (!_isFirst)
            _text.Append(',');
        if (_depth > 0)
            NewLine();
        _isFirst = false;
        if (name is null)
            return;
        Quote(name);
        _text.Append(": ");
    }

    private void NewLine() => _text.Append('\n').Append(' ', 2 * _depth);

    private void Quote(string value)
    {
        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            var isPair = char.IsHighSurrogate(letter) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            if (letter is '"' or '\\')
                _text.Append('\\').Append(letter);
            else if (isPair)
                _text.Append(letter).Append(value[++i]);
            else if (char.IsSurrogate(letter))
                // Half a pair is not text, and readers refuse it.
                _text.Append("\\ufffd");
            else if (letter is < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' or '\u007f')
                _text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            else
                _text.Append(letter);
        }

        _text.Append('"');
    }
}
