using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Structure;

/// <summary>
/// The ranges that a selection expands to: the word, the command, the instruction, the stage, the file.
/// </summary>
internal static class SelectionProvider
{
    public static SelectionRange[] Create(DocumentAnalysis analysis, Position[] positions) =>
        [.. positions.Select(position => Create(analysis, position))];

    private static SelectionRange Create(DocumentAnalysis analysis, Position position)
    {
        var map = analysis.Document.Positions;
        var offset = map.GetOffset(position);
        SelectionRange? result = null;
        TextSpan? outer = null;
        foreach (var span in FindSpans(analysis, offset)
            .Where(span => span.Start <= offset && offset <= span.End).OrderByDescending(span => span.Length))
        {
            // Each one is in the one before.
            if (outer is { } around && (span == around || !around.Contains(span)))
                continue;
            (result, outer) = (new SelectionRange(map.GetRange(span), result), span);
        }

        return result!;
    }

    private static IEnumerable<TextSpan> FindSpans(DocumentAnalysis analysis, int offset)
    {
        var file = analysis.Document.File;
        yield return new TextSpan(0, file.Text.Length);
        yield return file.Lines.GetLineSpan(file.Lines.GetLine(offset));
        foreach (var pattern in analysis.IgnoreFile?.Patterns ?? [])
            yield return pattern.Span;
        if (analysis.Model is not { } model)
            yield break;
        foreach (var stage in model.Stages)
        {
            var end = stage.Instructions is [.., var last] ? last.Span.End : stage.From.Span.End;
            yield return TextSpan.FromBounds(stage.From.Span.Start, end);
        }

        if (Place.Find(model, offset) is not { } place)
            yield break;
        yield return place.Outer.Span;
        yield return place.Instruction.Span;
        yield return place.Instruction.KeywordSpan;
        foreach (var flag in place.Instruction.Flags)
            yield return flag.Span;
        foreach (var word in Place.GetWords(place.Instruction))
            yield return word.Span;
        foreach (var pair in (place.Instruction as KeyValueInstructionSyntax)?.Pairs ?? [])
            yield return pair.Span;
        foreach (var heredoc in place.Instruction.Heredocs)
            yield return heredoc.BodySpan;
        if (model.GetScript(place.Instruction) is not { } script)
            yield break;
        foreach (var node in script.Root.DescendantsAndSelf())
            yield return node.Span;
    }
}
