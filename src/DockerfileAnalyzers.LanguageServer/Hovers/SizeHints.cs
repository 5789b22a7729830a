using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Hovers;

/// <summary>Bytes beside the instructions, and the total above the stages.</summary>
internal static class SizeHints
{
    /// <summary>After each instruction that writes anything.</summary>
    public static InlayHint[] CreateInlayHints(DocumentAnalysis analysis, DocumentRange range)
    {
        if (analysis.Model is not { } model)
            return [];
        var span = analysis.Document.Positions.GetSpan(range);
        var hints = new List<InlayHint>();
        foreach (var stage in ImageHistory.Of(model).Stages)
        {
            Add(stage.Stage.From, stage.Start, stage.StartReason);
            foreach (var layer in stage.Layers)
                Add(layer.Instruction, layer.Size, null);
        }

        return [.. hints];

        void Add(InstructionSyntax instruction, SizeEstimate size, string? reason)
        {
            if (size.IsUnknown || size.Bytes == 0 || !span.OverlapsWith(instruction.Span))
                return;
            var end = model.File.GetFirstLine(instruction.Span).End;
            // What is written after the first line ends with its continuation.
            var tooltip = reason ?? LayerText.Describe(model, instruction);
            hints.Add(new InlayHint(analysis.Document.Positions.GetPosition(end), size.ToString(),
                tooltip.Length == 0 ? null : MarkupContent.Markdown(tooltip), PaddingLeft: true));
        }
    }

    /// <summary>Above each stage: what it weighs, and what its image is used for.</summary>
    public static CodeLens[] CreateCodeLenses(DocumentAnalysis analysis)
    {
        if (analysis.Model is not { } model)
            return [];
        return [.. ImageHistory.Of(model).Stages.Select(stage =>
        {
            var name = stage.Stage.IsFinal ? "Image" : $"Stage {stage.Stage}";
            var layers = stage.Layers.Count(layer => layer.Size.Bytes > 0);
            return new CodeLens(
                analysis.Document.Positions.GetRange(stage.Stage.From.KeywordSpan),
                new Command($"{name}: {stage.Size}, {Plural.Of(layers, "layer", "layers")} on {stage.Start}",
                    Actions.CommandNames.ShowReport, [analysis.Document.Uri]));
        })];
    }
}
