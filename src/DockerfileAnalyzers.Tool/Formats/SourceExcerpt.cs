using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;
using Spectre.Console;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>A line of an excerpt.</summary>
/// <param name="Number">The number of the line in the file; empty where lines are omitted.</param>
/// <param name="Text">As it is shown: tabs expanded, control characters escaped, cut to the width.</param>
/// <param name="Start">In which column the underline starts, from zero.</param>
/// <param name="Length">Columns of the underline; 0 where there is none.</param>
internal readonly record struct ExcerptLine(string Number, string Text, int Start = 0, int Length = 0);

/// <summary>The lines of a file that a finding is about.</summary>
internal static class SourceExcerpt
{
    private const int TabWidth = 4;
    private const int MaxLines = 4;
    private const string Cut = "…";

    /// <param name="width">Columns that a line of the file has.</param>
    public static ImmutableArray<ExcerptLine> Create(SourceFile file, TextSpan span, int width)
    {
        span = Location.TrimEnd(file, span);
        var (first, last) = (file.Lines.GetLine(span.Start), file.Lines.GetLine(span.End));
        var lines = Enumerable.Range(first, last - first + 1).ToArray();
        if (lines.Length > MaxLines)
            lines = [.. lines.Take(MaxLines - 2), -1, last];
        ImmutableArray<ExcerptLine> result = [.. lines.Select(line => line < 0 ? new ExcerptLine("", "...")
            : CreateLine(file, line, span, width))];
        return result is [{ Text: "" }] ? [] : result;
    }

    private static ExcerptLine CreateLine(SourceFile file, int line, TextSpan span, int width)
    {
        var whole = file.Lines.GetLineSpan(line);
        var text = file.GetText(whole).TrimEnd('\r', '\n');
        var start = Math.Clamp(span.Start - whole.Start, 0, text.Length);
        // The indentation of a further line is not what is meant.
        while (span.Start < whole.Start && start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        var end = Math.Clamp(span.End - whole.Start, start, text.Length);
        var number = (line + 1).ToString(CultureInfo.InvariantCulture);
        if (text.Length <= width && IsPlain(text))
            return new ExcerptLine(number, text, start, text.Length == 0 ? 0 : Math.Max(1, end - start));
        var cells = Cells.Create(text);
        var (from, to) = (cells.GetColumn(start), cells.GetColumn(end));
        var (shown, offset) = cells.Window(from, to, width);
        var length = Math.Max(1, Math.Min(to, offset + width) - Math.Max(from, offset));
        return new ExcerptLine(number, shown, Math.Max(from - offset, 0), text.Length == 0 ? 0 : length);
    }

    // Most lines are: each character is one column and is shown as it is.
    private static bool IsPlain(string text) =>
        !text.Any(letter => letter is < ' ' or > '~') && !text.Contains("##", StringComparison.Ordinal);

    /// <summary>A line as columns of a terminal.</summary>
    private sealed class Cells(List<(int Position, int Column, string Text)> parts, int width)
    {
        public static Cells Create(string line)
        {
            var parts = new List<(int, int, string)>();
            var (position, column) = (0, 0);
            foreach (var (rune, visible) in VisibleText.EscapeEach(line))
            {
                var text = rune.Value == '\t' ? new string(' ', TabWidth - (column % TabWidth)) : visible;
                parts.Add((position, column, text));
                position += rune.Utf16SequenceLength;
                column += text.GetCellWidth();
            }

            return new Cells(parts, column);
        }

        public int GetColumn(int position)
        {
            foreach (var part in parts)
            {
                if (part.Position >= position)
                    return part.Column;
            }

            return width;
        }

        /// <summary>As much as fits, around a place, and the column that it starts with.</summary>
        public (string Text, int Offset) Window(int from, int to, int available)
        {
            if (width <= available)
                return (Join(0, width), 0);
            // From the start where the place is in sight then; else some of what comes before it.
            var first = to < available ? 0 : Math.Max(0, from - (available / 4));
            var last = first + available - 1;
            var text = Join(first + (first > 0 ? 1 : 0), last);
            return ((first > 0 ? Cut : "") + text + (last < width ? Cut : ""), first);
        }

        private string Join(int from, int to)
        {
            var text = new StringBuilder();
            foreach (var part in parts)
            {
                if (part.Column >= from && part.Column + part.Text.GetCellWidth() <= to)
                    text.Append(part.Text);
            }

            // A wide character that does not fit leaves a gap at the start.
            var first = parts.FirstOrDefault(part => part.Column >= from);
            return new string(' ', Math.Max(0, Math.Min(first.Column, to) - from)) + text;
        }
    }
}
