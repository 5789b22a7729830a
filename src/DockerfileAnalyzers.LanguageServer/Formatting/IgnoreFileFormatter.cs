using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Formatting;

/// <summary>No spaces around the patterns of a .dockerignore, which Docker drops.</summary>
internal static class IgnoreFileFormatter
{
    public static TextEdit[] Format(DocumentAnalysis analysis)
    {
        if (analysis.IgnoreFile is not { } syntax || syntax.File.Text.Length == 0)
            return [];
        var file = syntax.File;
        var edits = new List<TextEdit>();
        foreach (var span in syntax.Patterns.Select(pattern => pattern.Span))
        {
            var line = file.Lines.GetLineSpan(file.Lines.GetLine(span.Start));
            var end = line.Start + file.GetText(line).TrimEnd('\r', '\n').Length;
            if (file.Text[line.Start] != '\uFEFF' && line.Start < span.Start)
                edits.Add(TextEdit.Delete(TextSpan.FromBounds(line.Start, span.Start)));
            if (span.End < end && string.IsNullOrWhiteSpace(file.Text[span.End..end]))
                edits.Add(TextEdit.Delete(TextSpan.FromBounds(span.End, end)));
        }

        if (file.Text[^1] is not ('\n' or '\r'))
            edits.Add(TextEdit.Insert(file.Text.Length, file.NewLine));
        return [.. edits];
    }
}
