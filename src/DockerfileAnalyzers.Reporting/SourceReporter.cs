using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Reporting;

/// <summary>Cuts a file into lines and segments of one kind each, and marks what findings are about.</summary>
internal static class SourceReporter
{
    public static SourceReport Create(string name, SourceFile file, IEnumerable<TextSpan> marks)
    {
        var kinds = new SegmentKind[file.Text.Length];
        foreach (var token in IgnoreFiles.IsIgnoreFile(file.Path) ? DockerignoreParser.Parse(file).Tokens
            : DockerfileParser.Parse(file).Tokens)
            Paint(file.Text, kinds, token);
        var marked = new bool[file.Text.Length];
        foreach (var mark in marks)
        {
            for (var i = mark.Start; i < Math.Min(mark.End, marked.Length); i++)
                marked[i] = true;
        }

        var lines = Enumerable.Range(0, file.Lines.Count)
            .Select(line => Cut(file, file.Lines.GetLineSpan(line), kinds, marked)).ToList();
        if (lines.Count > 1 && lines[lines.Count - 1].IsEmpty)
            lines.RemoveAt(lines.Count - 1);
        return new SourceReport(name, lines.ToImmutableArray());
    }

    private static void Paint(string text, SegmentKind[] kinds, SyntaxToken token)
    {
        var kind = token.Kind switch
        {
            SyntaxKind.Keyword => SegmentKind.Keyword,
            SyntaxKind.Flag => SegmentKind.Flag,
            SyntaxKind.Comment or SyntaxKind.ParserDirective => SegmentKind.Comment,
            _ => SegmentKind.Text,
        };
        for (var i = token.Span.Start; i < token.Span.End; i++)
            kinds[i] = kind;
        if (token.Kind is SyntaxKind.Text or SyntaxKind.HeredocBody)
            PaintWords(text, kinds, token.Span);
    }

    // For the eye only: what is between quotes, and $name or ${…}. The parser decides what they mean.
    private static void PaintWords(string text, SegmentKind[] kinds, TextSpan span)
    {
        var quote = '\0';
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is '\n')
                quote = '\0';
            var isQuote = text[i] is '"' or '\'' && (quote == '\0' || quote == text[i]);
            if (isQuote || quote != '\0')
                kinds[i] = SegmentKind.Literal;
            if (isQuote)
                quote = quote == '\0' ? text[i] : '\0';
            var end = text[i] == '$' && quote != '\'' ? FindVariableEnd(text, i + 1, span.End) : i;
            if (end <= i + 1)
                continue;
            for (; i < end; i++)
                kinds[i] = SegmentKind.Variable;
            i--;
        }
    }

    private static int FindVariableEnd(string text, int start, int limit)
    {
        var end = start;
        if (end < limit && text[end] == '{')
        {
            while (end < limit && text[end] is not ('}' or '\n'))
                end++;
            return end < limit && text[end] == '}' ? end + 1 : start;
        }

        while (end < limit && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return end;
    }

    private static ImmutableArray<SourceSegment> Cut(SourceFile file, TextSpan line, SegmentKind[] kinds, bool[] marked)
    {
        var end = line.End;
        while (end > line.Start && file.Text[end - 1] is '\r' or '\n')
            end--;
        var segments = ImmutableArray.CreateBuilder<SourceSegment>();
        for (var start = line.Start; start < end;)
        {
            var next = start + 1;
            while (next < end && kinds[next] == kinds[start] && marked[next] == marked[start])
                next++;
            segments.Add(new SourceSegment(file.Text.Substring(start, next - start), kinds[start], marked[start]));
            start = next;
        }

        return segments.ToImmutable();
    }
}
