using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// Writes JSON (RFC 8259), indented. The text is ASCII except for letters beyond it, and safe inside a <c>script</c>
/// element.
/// </summary>
/// <param name="writer">Where it is written to; a text of its own without one.</param>
internal sealed class JsonWriter(TextWriter? writer = null)
{
    private const int BlockLength = 16 * 1024;

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

    /// <summary>Writes the rest, and the end of the last line.</summary>
    public void End()
    {
        _text.Append('\n');
        WriteBlock();
    }

    /// <summary>All that was written, without a writer.</summary>
    public override string ToString() => _text.ToString() + "\n";

    private void WriteBlock()
    {
        writer?.Write(_text.ToString());
        _text.Clear();
    }

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
        if (writer is not null && _text.Length > BlockLength)
            WriteBlock();
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
        // Nearly all text is written as it is, from one letter that is not to the next.
        var start = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (IsPlain(value[i]))
                continue;
            if (char.IsSurrogatePair(value, i))
            {
                i++;
                continue;
            }

            _text.Append(value, start, i - start);
            Escape(value[i]);
            start = i + 1;
        }

        _text.Append(value, start, value.Length - start).Append('"');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(char letter) =>
        letter is >= ' ' and not ('"' or '\\' or '<' or '>' or '&' or '\u007f' or '\u2028' or '\u2029')
            && !char.IsSurrogate(letter);

    private void Escape(char letter)
    {
        _text.Append('\\');
        if (letter is '"' or '\\')
            _text.Append(letter);
        else
            // Half a pair is not text, and readers refuse it.
            _text.Append('u').Append(
                (char.IsSurrogate(letter) ? 0xFFFD : letter).ToString("x4", CultureInfo.InvariantCulture));
    }
}
