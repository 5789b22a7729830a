namespace DockerfileAnalyzers.Text;

/// <summary>A path and one version of its text. Never reads the disk.</summary>
public sealed class SourceFile(string path, string text)
{
    private LineMap? _lines;

    /// <summary>The path as the host knows it; usually absolute.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// The text without a byte order mark that the host's decoder removed; one that is still there is part of the text.
    /// </summary>
    public string Text { get; } = text;

    internal LineMap Lines => _lines ??= new LineMap(Text);

    /// <summary>
    /// The line break that the file uses: that of its first line, <c>\n</c> where it has only one line.
    /// </summary>
    public string NewLine
    {
        get
        {
            var lineFeed = Text.IndexOf('\n');
            return lineFeed > 0 && Text[lineFeed - 1] == '\r' ? "\r\n" : "\n";
        }
    }

    /// <summary>As much of a place as is on its first line: enough to show what is wrong there.</summary>
    public TextSpan GetFirstLine(TextSpan span)
    {
        var end = span.Length == 0 ? -1 : Text.IndexOf('\n', span.Start, span.Length);
        while (end > span.Start && char.IsWhiteSpace(Text[end - 1]))
            end--;
        return end > span.Start ? TextSpan.FromBounds(span.Start, end) : span;
    }

    /// <summary>The text of a span.</summary>
    public string GetText(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>Whether only white space precedes a position on its line.</summary>
    public bool StartsLine(int position)
    {
        while (position > 0 && Text[position - 1] is ' ' or '\t')
            position--;
        return position == 0 || Text[position - 1] is '\n' or '\r';
    }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
