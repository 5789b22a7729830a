namespace DockerfileAnalyzers.Syntax;

/// <summary>
/// A physical line as BuildKit splits them: at <c>\n</c> only, carriage returns before it belong to the break.
/// </summary>
internal readonly record struct PhysicalLine(int Start, int ContentEnd, int End)
{
    public bool IsBlank(string text)
    {
        for (var i = Start; i < ContentEnd; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }

    /// <summary>The first character that is not white space; <see cref="ContentEnd"/> where there is none.</summary>
    public int FirstNonBlank(string text)
    {
        var i = Start;
        while (i < ContentEnd && char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }

    public bool IsComment(string text) => FirstNonBlank(text) is var i && i < ContentEnd && text[i] == '#';

    /// <summary>
    /// The position of the escape character that continues the line; negative where the line ends. Spaces may follow. A
    /// doubled escape character does not continue, nor does a third: BuildKit looks at one character before it only.
    /// </summary>
    public int FindContinuation(string text, char escape)
    {
        var i = ContentEnd - 1;
        while (i >= Start && text[i] is ' ' or '\t')
            i--;
        return i >= Start && text[i] == escape && (i == Start || text[i - 1] != escape) ? i : -1;
    }
}

internal sealed class LineReader(string text, int start)
{
    private int _position = start;

    public bool TryPeek(out PhysicalLine line)
    {
        line = default;
        if (_position >= text.Length)
            return false;
        var lineFeed = text.IndexOf('\n', _position);
        var end = lineFeed < 0 ? text.Length : lineFeed + 1;
        var contentEnd = lineFeed < 0 ? text.Length : lineFeed;
        while (contentEnd > _position && text[contentEnd - 1] == '\r')
            contentEnd--;
        line = new PhysicalLine(_position, contentEnd, end);
        return true;
    }

    public void Advance(PhysicalLine line) => _position = line.End;
}
