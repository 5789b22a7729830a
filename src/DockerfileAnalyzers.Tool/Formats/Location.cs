using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>
/// A place as formats name it: lines and columns count from one, columns in UTF-16 code units, and the end is the
/// position after the last character.
/// </summary>
internal readonly record struct Location(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static Location Create(SourceFile file, TextSpan span)
    {
        var (start, end) = (file.Lines.GetPosition(span.Start), file.Lines.GetPosition(span.End));
        return new Location(start.Line + 1, start.Column + 1, end.Line + 1, end.Column + 1);
    }

    /// <summary>The part of a span that is not spaces and line breaks at its end.</summary>
    public static TextSpan TrimEnd(SourceFile file, TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && char.IsWhiteSpace(file.Text[end - 1]))
            end--;
        return TextSpan.FromBounds(span.Start, end);
    }
}
