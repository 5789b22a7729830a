using System.Text;

namespace DockerfileAnalyzers.Text;

/// <summary>
/// What a language sees after line continuations, comment lines inside them and the tabs of <c>&lt;&lt;-</c> heredocs are gone,
/// with the way back to the file. Made of pieces, each a run of characters that are adjacent in the file.
/// </summary>
public sealed class LogicalText
{
    private readonly ImmutableArray<(int Logical, int File)> _pieces;
    private readonly int _fileEnd;

    private LogicalText(string text, ImmutableArray<(int Logical, int File)> pieces, int fileEnd)
    {
        Text = text;
        _pieces = pieces;
        _fileEnd = fileEnd;
    }

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>The whole text in file coordinates.</summary>
    public TextSpan FileSpan => ToFile(new TextSpan(0, Length));

    /// <summary>The file position of the logical character at <paramref name="position"/>; the end of the text maps to the end of its last piece.</summary>
    public int ToFile(int position)
    {
        if (position >= Length)
            return _fileEnd;
        var piece = FindPiece(position);
        return _pieces[piece].File + position - _pieces[piece].Logical;
    }

    /// <summary>The file range from the first to the last character of <paramref name="span"/>; an empty span stays empty.</summary>
    public TextSpan ToFile(TextSpan span)
    {
        var start = ToFile(span.Start);
        return span.IsEmpty ? new TextSpan(start, 0) : TextSpan.FromBounds(start, ToFile(span.End - 1) + 1);
    }

    public LogicalText Slice(TextSpan span)
    {
        var builder = new Builder();
        var position = span.Start;
        while (position < span.End)
        {
            var piece = FindPiece(position);
            var end = Math.Min(span.End, piece + 1 < _pieces.Length ? _pieces[piece + 1].Logical : Length);
            builder.Append(Text, position, end - position, ToFile(position));
            position = end;
        }

        return builder.ToLogicalText(span.IsEmpty ? ToFile(span.Start) : ToFile(span).End);
    }

    /// <summary>A range of the file just as it stands.</summary>
    public static LogicalText Verbatim(SourceFile file, TextSpan span) =>
        new(file.GetText(span), ImmutableArray.Create((0, span.Start)), span.End);

    private int FindPiece(int position)
    {
        var low = 0;
        var high = _pieces.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Logical <= position)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    public override string ToString() => Text;

    public sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private readonly ImmutableArray<(int, int)>.Builder _pieces = ImmutableArray.CreateBuilder<(int, int)>();

        public int Length => _text.Length;

        /// <summary>Adds <paramref name="count"/> characters of <paramref name="source"/> that stand at <paramref name="filePosition"/> in the file.</summary>
        public Builder Append(string source, int index, int count, int filePosition)
        {
            if (count > 0)
            {
                _pieces.Add((_text.Length, filePosition));
                _text.Append(source, index, count);
            }

            return this;
        }

        /// <param name="fileEnd">Where in the file the logical text ends.</param>
        public LogicalText ToLogicalText(int fileEnd)
        {
            if (_pieces.Count == 0)
                _pieces.Add((0, fileEnd));
            return new LogicalText(_text.ToString(), _pieces.ToImmutable(), fileEnd);
        }
    }
}
