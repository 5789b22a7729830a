using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Navigation;

/// <summary>A place that means a symbol.</summary>
/// <param name="IsFixed">Whether a new name leaves it as it is.</param>
internal readonly record struct SymbolPlace(TextSpan Span, bool IsDefinition, bool IsFixed);

/// <summary>A stage, a variable, a here-document or a file that one writes, with all places that mean it.</summary>
/// <param name="At">The place that was asked for.</param>
/// <param name="Places">In the order of the text.</param>
internal sealed record Symbol(SymbolKind Kind, string Name, TextSpan At, ImmutableArray<SymbolPlace> Places)
{
    public static Symbol? Find(DocumentAnalysis analysis, Position position)
    {
        if (analysis.Model is not { } model)
            return null;
        var offset = analysis.Document.Positions.GetOffset(position);
        return FindVariable(model, offset) ?? FindStage(model, offset) ?? FindHeredoc(model, offset)
            ?? FindFile(model, offset);
    }

    private static Symbol? FindVariable(DockerfileModel model, int offset)
    {
        var all = VariableOccurrences.Find(model);
        return all.FirstOrDefault(use => IsAt(use.Span, offset)) is not { } found ? null
            : new Symbol(SymbolKind.Variable, found.Name, found.Span, [.. all
                .Where(use => use.Scope == found.Scope && use.Name == found.Name)
                .Select(use => new SymbolPlace(use.Span, use.IsDefinition, IsFixed: false))]);
    }

    private static Symbol? FindStage(DockerfileModel model, int offset)
    {
        var all = StageOccurrences.Find(model);
        return all.FirstOrDefault(use => IsAt(use.Span, offset)) is not { } found ? null
            : new Symbol(SymbolKind.Stage, found.Stage.From.Alias?.Text ?? found.Stage.ToString(), found.Span, [.. all
                .Where(use => use.Stage == found.Stage)
                .Select(use => new SymbolPlace(use.Span, use.IsDefinition, use.IsNumber))
                // A stage without a name is defined by its FROM.
                .Concat(found.Stage.From.Alias is null
                    ? [new SymbolPlace(found.Stage.From.KeywordSpan, true, IsFixed: true)] : [])
                .OrderBy(place => place.Span)]);
    }

    private static Symbol? FindHeredoc(DockerfileModel model, int offset)
    {
        foreach (var heredoc in Place.Find(model, offset)?.Instruction.Heredocs ?? [])
        {
            var mark = heredoc.Span;
            var name = model.File.Text.IndexOf(heredoc.Name, mark.Start, mark.Length, StringComparison.Ordinal);
            if (name < 0)
                continue;
            var places = new List<SymbolPlace> { new(new TextSpan(name, heredoc.Name.Length), true, false) };
            if (heredoc.TerminatorSpan is { } end)
            {
                var start = model.File.Text.IndexOf(heredoc.Name, end.Start, StringComparison.Ordinal);
                if (start >= 0)
                    places.Add(new(new TextSpan(start, heredoc.Name.Length), false, false));
            }

            // A file in a folder has the name of its here-document.
            places.AddRange(FileOccurrences.Find(model)
                .Where(use => use.File == heredoc && use is { IsNameOfHeredoc: true, IsDefinition: false })
                .Select(use => new SymbolPlace(use.Span, false, false)));
            if (places.Find(place => IsAt(place.Span, offset)) is { Span.Length: > 0 } at)
                return new Symbol(SymbolKind.Heredoc, heredoc.Name, at.Span, [.. places]);
        }

        return null;
    }

    private static Symbol? FindFile(DockerfileModel model, int offset)
    {
        var all = FileOccurrences.Find(model);
        if (all.FirstOrDefault(use => IsAt(use.Span, offset)) is not { } found)
            return null;
        var places = all.Where(use => use.File == found.File).ToArray();
        if (found.IsNameOfHeredoc && Array.Find(places, place => place.IsDefinition) is { } mark)
            return FindHeredoc(model, mark.Span.Start) is { } heredoc ? heredoc with { At = found.Span } : null;
        // A name that is written in several ways is not renamed: "start.sh" in "/app" and "/app/start.sh".
        var name = GetText(model, found.Span);
        var isRenamed = places.All(use => GetText(model, use.Span) == name);
        return new Symbol(SymbolKind.File, name, found.Span,
            [.. places.Select(use => new SymbolPlace(use.Span, use.IsDefinition, !isRenamed))]);
    }

    private static string GetText(DockerfileModel model, TextSpan span) => model.File.GetText(span);

    private static bool IsAt(TextSpan span, int offset) => span.Start <= offset && offset <= span.End;
}

/// <summary>The kinds of symbols.</summary>
internal enum SymbolKind
{
    Variable,
    Stage,
    Heredoc,

    /// <summary>Which a here-document writes.</summary>
    File,
}
