using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>The text before the cursor as typed so far; it may not be an instruction yet.</summary>
internal sealed class CompletionPlace
{
    private CompletionPlace(DocumentAnalysis analysis, DockerfileModel model, int offset)
    {
        (Analysis, Model, Offset) = (analysis, model, offset);
        var text = analysis.Document.Text;
        var start = FindLogicalLine(text, offset, model.Syntax.EscapeCharacter);
        Line = text[start..offset];
        WordStart = offset;
        while (WordStart > start && !char.IsWhiteSpace(text[WordStart - 1]))
            WordStart--;
        Word = text[WordStart..offset];
        Words = [.. Line[..(WordStart - start)].Split(
            (char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word != Escape)];
        if (Words is [var first, ..] && first.Equals("ONBUILD", StringComparison.OrdinalIgnoreCase))
            Words = Words.RemoveAt(0);
    }

    public DocumentAnalysis Analysis { get; }

    public DockerfileModel Model { get; }

    public int Offset { get; }

    /// <summary>From the start of the instruction up to the cursor.</summary>
    public string Line { get; }

    /// <summary>The words before the one at the cursor, that of the instruction first; without ONBUILD.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>The part of the word before the cursor.</summary>
    public string Word { get; }

    public int WordStart { get; }

    /// <summary>In upper case; <see langword="null"/> where it is still to be written.</summary>
    public string? Keyword => Words is [var first, ..] ? first.ToUpperInvariant() : null;

    /// <summary>The words after the flags, before the one at the cursor.</summary>
    public IEnumerable<string> Arguments =>
        Words.Skip(1).SkipWhile(word => word.StartsWith("--", StringComparison.Ordinal));

    /// <summary>The stage that the cursor is in.</summary>
    public Stage? Stage => Model.Stages.LastOrDefault(stage => stage.From.Span.Start < Offset
        && (Keyword != "FROM" || stage.From.Span.End < Offset - Line.Length + 1));

    private string Escape => Model.Syntax.EscapeCharacter.ToString();

    public static CompletionPlace? Find(DocumentAnalysis analysis, int offset)
    {
        if (analysis.Model is not { } model)
            return null;
        // The content of a here-document is in another language.
        var isInside = model.Syntax.Instructions.Any(instruction => instruction.Heredocs.Any(heredoc =>
            heredoc.BodySpan.Start <= offset && offset < heredoc.BodySpan.End));
        return isInside ? null : new CompletionPlace(analysis, model, offset);
    }

    /// <summary>The value of a flag before the cursor.</summary>
    public string? FindFlag(string name)
    {
        var start = $"--{name}=";
        return Words.FirstOrDefault(word => word.StartsWith(start, StringComparison.OrdinalIgnoreCase)) is { } flag
            ? flag[start.Length..] : null;
    }

    // The start of the line, or of the first of those that continue up to it.
    private static int FindLogicalLine(string text, int offset, char escape)
    {
        var start = LineStart(text, offset);
        while (start > 0)
        {
            var previous = LineStart(text, start - 1);
            var line = text.AsSpan(previous, start - previous).Trim();
            var isComment = line.StartsWith("#", StringComparison.Ordinal);
            if (!isComment && !(line.Length > 0 && line[^1] == escape))
                break;
            // A comment above an instruction is not a part of it.
            if (isComment && !IsContinued(text, previous, escape))
                break;
            start = previous;
        }

        return start;
    }

    private static bool IsContinued(string text, int start, char escape)
    {
        if (start == 0)
            return false;
        var previous = LineStart(text, start - 1);
        var line = text.AsSpan(previous, start - previous).Trim();
        return line.StartsWith("#", StringComparison.Ordinal) ? IsContinued(text, previous, escape)
            : line.Length > 0 && line[^1] == escape;
    }

    private static int LineStart(string text, int offset) =>
        offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
}
