namespace DockerfileAnalyzers.Text;

/// <summary>Replaces <paramref name="Span"/> of the file under analysis by <paramref name="NewText"/>.</summary>
public sealed record TextEdit(TextSpan Span, string NewText)
{
    /// <summary>Puts a text before a position.</summary>
    public static TextEdit Insert(int position, string text) => new(new TextSpan(position, 0), text);

    /// <summary>Puts a text in the place of another one.</summary>
    public static TextEdit Replace(TextSpan span, string text) => new(span, text);

    /// <summary>Removes a text.</summary>
    public static TextEdit Delete(TextSpan span) => new(span, "");

    /// <summary>
    /// Adds whole lines above the line that holds <paramref name="position"/>;
    /// <c>\n</c> becomes the file's own line break.
    /// </summary>
    public static TextEdit InsertLinesBefore(SourceFile file, int position, string lines)
    {
        var start = file.Lines.GetLineSpan(file.Lines.GetLine(position)).Start;
        return Insert(start, Adapt(file, lines) + file.NewLine);
    }

    /// <summary>
    /// Adds whole lines below the line that holds the last character before <paramref name="position"/>, also
    /// where the file lacks a final line break.
    /// </summary>
    public static TextEdit InsertLinesAfter(SourceFile file, int position, string lines)
    {
        var line = file.Lines.GetLineSpan(file.Lines.GetLine(Math.Max(0, position - 1)));
        var terminated = line.Length > 0 && file.Text[line.End - 1] is '\n' or '\r';
        return Insert(line.End, terminated ? Adapt(file, lines) + file.NewLine : file.NewLine + Adapt(file, lines));
    }

    /// <summary>Removes the lines that <paramref name="span"/> touches, with their line breaks.</summary>
    public static TextEdit DeleteLines(SourceFile file, TextSpan span)
    {
        var first = file.Lines.GetLineSpan(file.Lines.GetLine(span.Start));
        var last = file.Lines.GetLineSpan(file.Lines.GetLine(Math.Max(span.Start, span.End - 1)));
        return Delete(TextSpan.FromBounds(first.Start, last.End));
    }

    private static string Adapt(SourceFile file, string text) => text.Replace("\n", file.NewLine);
}
