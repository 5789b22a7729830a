using System.Text;

namespace DockerfileAnalyzers.Text;

/// <summary>
/// The text that a language sees after line continuations, comment lines inside them and the tabs of <c>&lt;&lt;-</c>
/// here-documents are removed, with a mapping back to the file. It consists of pieces, each a run of characters that
/// are adjacent in the file, or one character that the file writes as several (<c>\"</c> in a JSON string).
/// </summary>
internal sealed class LogicalText
{
    private readonly ImmutableArray<Piece> _pieces;
    private readonly int _fileEnd;

    private LogicalText(string text, ImmutableArray<Piece> pieces, int fileEnd)
    {
        Text = text;
        _pieces = pieces;
        _fileEnd = fileEnd;
    }

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>The whole text in file coordinates.</summary>
    public TextSpan FileSpan => ToFile(new TextSpan(0, Length));

    /// <summary>
    /// The file position of the logical character at <paramref name="position"/>; the end of the
    /// text maps to the end of its last piece.
    /// </summary>
    public int ToFile(int position)
    {
        if (position >= Length)
            return _fileEnd;
        var piece = FindPiece(position);
        return _pieces[piece].File + position - _pieces[piece].Logical;
    }

    /// <summary>
    /// The file range from the first to the last character of <paramref name="span"/>; an empty span stays empty.
    /// </summary>
    public TextSpan ToFile(TextSpan span)
    {
        var start = ToFile(span.Start);
        return span.IsEmpty ? new TextSpan(start, 0) : TextSpan.FromBounds(start, ToFileEnd(span.End));
    }

    // An end never jumps over what is left out after it.
    private int ToFileEnd(int end)
    {
        var piece = FindPiece(end - 1);
        var pieceEnd = piece + 1 < _pieces.Length ? _pieces[piece + 1].Logical : Length;
        return end == pieceEnd ? _pieces[piece].FileEnd : _pieces[piece].File + end - _pieces[piece].Logical;
    }

    public LogicalText Slice(TextSpan span)
    {
        if (_pieces.Length == 1 && !span.IsEmpty)
        {
            var file = ToFile(span);
            return new(
                Text.Substring(span.Start, span.Length),
                ImmutableArray.Create(new Piece(0, file.Start, file.End)),
                file.End);
        }

        var builder = new Builder();
        builder.Append(this, span);
        return builder.ToLogicalText(span.IsEmpty ? ToFile(span.Start) : ToFile(span).End);
    }

    /// <summary>A range of the file, unchanged.</summary>
    public static LogicalText Verbatim(SourceFile file, TextSpan span) =>
        new(file.GetText(span), ImmutableArray.Create(new Piece(0, span.Start, span.End)), span.End);

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

    private readonly record struct Piece(int Logical, int File, int FileEnd);

    public sealed class Builder
    {
        // Most texts are one run of characters of another: those are copied once, at the end.
        private string _source = "";
        private int _start;
        private int _count;
        private Piece _first;
        private StringBuilder? _text;
        private ImmutableArray<Piece>.Builder? _pieces;

        public int Length => _text?.Length ?? _count;

        public override string ToString() => _text?.ToString() ?? _source.Substring(_start, _count);

        /// <summary>
        /// Adds <paramref name="count"/> characters of <paramref name="source"/> that are at
        /// <paramref name="filePosition"/> in the file.
        /// </summary>
        public Builder Append(string source, int index, int count, int filePosition)
        {
            if (count > 0)
                Add(source, index, count, new TextSpan(filePosition, count));
            return this;
        }

        /// <summary>Adds a part of another text, with its way back.</summary>
        public Builder Append(LogicalText source, TextSpan span)
        {
            for (var position = span.Start; position < span.End;)
            {
                var piece = source.FindPiece(position);
                var end = Math.Min(
                    span.End, piece + 1 < source._pieces.Length ? source._pieces[piece + 1].Logical : source.Length);
                Add(source.Text, position, end - position, source.ToFile(TextSpan.FromBounds(position, end)));
                position = end;
            }

            return this;
        }

        /// <summary>
        /// Adds one character that the file writes as <paramref name="file"/>; a second one
        /// of the same place when it needs two.
        /// </summary>
        public Builder Append(char value, TextSpan file)
        {
            AddPiece(file);
            _text!.Append(value);
            return this;
        }

        /// <param name="fileEnd">Where in the file the logical text ends.</param>
        public LogicalText ToLogicalText(int fileEnd)
        {
            if (_pieces is not null)
                return new LogicalText(_text!.ToString(), _pieces.ToImmutable(), fileEnd);
            var only = _count > 0 ? _first : new Piece(0, fileEnd, fileEnd);
            return new LogicalText(ToString(), ImmutableArray.Create(only), fileEnd);
        }

        private void Add(string source, int index, int count, TextSpan file)
        {
            if (_count == 0 && _pieces is null)
            {
                (_source, _start, _count) = (source, index, count);
                _first = new Piece(0, file.Start, file.End);
                return;
            }

            AddPiece(file);
            _text!.Append(source, index, count);
        }

        private void AddPiece(TextSpan file)
        {
            _text ??= new StringBuilder(_source, _start, _count, Math.Max(4 * _count, 16));
            if (_pieces is null)
            {
                _pieces = ImmutableArray.CreateBuilder<Piece>();
                if (_count > 0)
                    _pieces.Add(_first);
            }

            _pieces.Add(new Piece(_text.Length, file.Start, file.End));
        }
    }
}
