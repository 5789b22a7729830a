using System.Text;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Documents;

/// <summary>Places of a text as the client counts them.</summary>
internal class PositionMap(SourceFile file, PositionEncoding encoding)
{
    protected SourceFile File => file;

    public virtual Position GetPosition(int offset)
    {
        var position = file.Lines.GetPosition(Math.Clamp(offset, 0, file.Text.Length));
        return new Position(position.Line, encoding is PositionEncoding.Utf16 ? position.Column
            : Count(file.Text.AsSpan(offset - position.Column, position.Column)));
    }

    public DocumentRange GetRange(TextSpan span) => new(GetPosition(span.Start), GetPosition(span.End));

    /// <summary>Where a position is; one beyond its line is at the end of the line, as the protocol says.</summary>
    public virtual int GetOffset(Position position)
    {
        if (position.Line < 0)
            return 0;
        if (position.Line >= file.Lines.Count)
            return file.Text.Length;
        var line = file.Lines.GetLineSpan(position.Line);
        var text = file.Text.AsSpan(line.Start, line.Length).TrimEnd("\r\n");
        return line.Start + (encoding is PositionEncoding.Utf16
            ? Math.Clamp(position.Character, 0, text.Length) : Find(text, position.Character));
    }

    /// <summary>The text to insert, in the form that the document needs.</summary>
    public virtual string Adapt(string text) => text;

    public TextSpan GetSpan(DocumentRange range)
    {
        var (start, end) = (GetOffset(range.Start), GetOffset(range.End));
        return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
    }

    /// <summary>The length of a text on one line.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        if (encoding is PositionEncoding.Utf16)
            return text.Length;
        if (encoding is PositionEncoding.Utf8)
            return Encoding.UTF8.GetByteCount(text);
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    private int Find(ReadOnlySpan<char> text, int character)
    {
        var (offset, count) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            count += encoding is PositionEncoding.Utf8 ? rune.Utf8SequenceLength : 1;
            if (count > character)
                break;
            offset += rune.Utf16SequenceLength;
        }

        return offset;
    }
}
