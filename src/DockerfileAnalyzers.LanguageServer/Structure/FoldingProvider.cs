using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Structure;

/// <summary>
/// The ranges that can be folded: stages, instructions of several lines, here-documents, blocks of comments.
/// </summary>
internal static class FoldingProvider
{
    public static FoldingRange[] Create(DocumentAnalysis analysis)
    {
        var ranges = new List<FoldingRange>();
        var file = analysis.Document.File;
        if (analysis.IgnoreFile is { } ignoreFile)
            AddComments(ignoreFile.Comments);
        if (analysis.Model is not { } model)
            return [.. ranges];
        AddComments(model.Syntax.Comments);
        foreach (var stage in model.Stages)
        {
            var end = stage.Instructions is [.., var last] ? last.Span.End : stage.From.Span.End;
            Add(TextSpan.FromBounds(stage.From.Span.Start, end), "region");
        }

        foreach (var instruction in model.Syntax.Instructions)
        {
            Add(instruction.Span, null);
            foreach (var heredoc in instruction.Heredocs.Where(_ => instruction.Heredocs.Length > 1))
                Add(heredoc.BodySpan, null);
        }

        return [.. ranges.DistinctBy(range => (range.StartLine, range.EndLine))];

        void Add(TextSpan span, string? kind)
        {
            var (start, end) = (file.Lines.GetLine(span.Start), file.Lines.GetLine(Math.Max(span.Start, span.End - 1)));
            if (end > start)
                ranges.Add(new FoldingRange(start, end, kind));
        }

        // Lines that follow each other.
        void AddComments(ImmutableArray<CommentSyntax> comments)
        {
            for (var i = 0; i < comments.Length; i++)
            {
                var (first, line) = (i, file.Lines.GetLine(comments[i].Span.Start));
                while (i + 1 < comments.Length
                    && file.Lines.GetLine(comments[i + 1].Span.Start) == line + i + 1 - first)
                    i++;
                Add(TextSpan.FromBounds(comments[first].Span.Start, comments[i].Span.End), "comment");
            }
        }
    }
}
