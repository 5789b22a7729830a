namespace DockerfileAnalyzers.Text;

/// <summary>A place in a file as hosts and reports show it. Both numbers count from zero.</summary>
public readonly record struct LinePosition(int Line, int Column)
{
    /// <summary>The form people read: both numbers count from one.</summary>
    public override string ToString() => $"{Line + 1}:{Column + 1}";
}

/// <summary>
/// Where the lines of a text start. Lines end at <c>\n</c>, <c>\r\n</c> or a lone
/// <c>\r</c>, as editors and compilers count them.
/// </summary>
internal sealed class LineMap
{
    private readonly int[] _starts;
    private readonly int _length;

    public LineMap(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        _starts = [.. starts];
        _length = text.Length;
    }

    public int Count => _starts.Length;

    public LinePosition GetPosition(int position)
    {
        var line = GetLine(position);
        return new LinePosition(line, position - _starts[line]);
    }

    /// <summary>The zero-based line that holds the character at <paramref name="position"/>.</summary>
    public int GetLine(int position)
    {
        var found = Array.BinarySearch(_starts, position);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The line with its line break.</summary>
    public TextSpan GetLineSpan(int line) =>
        TextSpan.FromBounds(_starts[line], line + 1 < _starts.Length ? _starts[line + 1] : _length);
}
