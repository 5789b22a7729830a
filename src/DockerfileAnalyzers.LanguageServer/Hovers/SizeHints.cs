using System.Globalization;
using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Hovers;

/// <summary>
/// Next to instructions, bytes and whether they are rebuilt after a source file changes; above the stages, totals.
/// </summary>
internal static class SizeHints
{
    /// <summary>After each instruction that writes anything or runs a command.</summary>
    public static InlayHint[] CreateInlayHints(DocumentAnalysis analysis, DocumentRange range)
    {
        if (analysis.Model is not { } model)
            return [];
        var span = analysis.Document.Positions.GetSpan(range);
        var rebuilt = Rebuilds.Of(model);
        var hints = new List<InlayHint>();
        foreach (var stage in ImageHistory.Of(model).Stages)
        {
            Add(stage.Stage.From, stage.Start, null, stage.StartReason);
            foreach (var layer in stage.Layers)
            {
                Add(layer.Instruction, layer.Size, rebuilt.IsEmpty ? null : DescribeCache(layer.Instruction),
                    GetCacheNote(layer.Instruction) + LayerText.Describe(model, layer.Instruction));
            }
        }

        return [.. hints];

        string GetCacheNote(InstructionSyntax instruction) => rebuilt.Contains(instruction)
            ? "Runs again after an edit of a source file.\n\n" : "";

        string? DescribeCache(InstructionSyntax instruction)
        {
            if (instruction is not (RunInstructionSyntax or CopyingInstructionSyntax))
                return null;
            return rebuilt.Contains(instruction) ? "rebuilt on edit" : "cached";
        }

        void Add(InstructionSyntax instruction, SizeEstimate size, string? cache, string tooltip)
        {
            var bytes = size.IsUnknown || size.Bytes == 0 ? null : size.ToString();
            if ((bytes is null && cache is null) || !span.OverlapsWith(instruction.Span))
                return;
            var end = model.File.GetFirstLine(instruction.Span).End;
            // The hint comes after the line continuation of the first line.
            hints.Add(new InlayHint(analysis.Document.Positions.GetPosition(end),
                string.Join(", ", new[] { bytes, cache }.OfType<string>()),
                tooltip.Length == 0 ? null : MarkupContent.Markdown(tooltip), PaddingLeft: true));
        }
    }

    /// <summary>Above each stage: what it weighs, and how much of it an edit of a source file builds again.</summary>
    public static CodeLens[] CreateCodeLenses(DocumentAnalysis analysis)
    {
        if (analysis.Model is not { } model)
            return [];
        var rebuilt = Rebuilds.Of(model);
        return [.. ImageHistory.Of(model).Stages.Select(stage => new CodeLens(
            analysis.Document.Positions.GetRange(stage.Stage.From.KeywordSpan),
            new Command(
                $"{GetName(stage.Stage)}: {stage.Size}, {DescribeLayers(stage)}{DescribeRebuild(stage, rebuilt)}",
                Actions.CommandNames.ShowReport, [analysis.Document.Uri])))];
    }

    private static string GetName(Stage stage)
    {
        if (stage.IsFinal)
            return "Image";
        return "Stage " + (stage.From.Alias?.Text ?? stage.Index.ToString(CultureInfo.InvariantCulture));
    }

    private static string DescribeLayers(StageHistory stage) =>
        stage.Layers.Count(layer => layer.Size.Bytes > 0) is > 0 and var layers
            ? $"{Plural.Of(layers, "layer", "layers")} on {stage.Start}" : "no additional layers";

    private static string DescribeRebuild(StageHistory stage, ImmutableHashSet<InstructionSyntax> rebuilt)
    {
        var all = stage.Stage.Instructions.Where(instruction =>
            instruction is RunInstructionSyntax or CopyingInstructionSyntax).ToArray();
        var count = all.Count(rebuilt.Contains);
        if (rebuilt.IsEmpty || all.Length == 0)
            return "";
        return count == 0 ? "; cached after a source edit"
            : $"; a source edit rebuilds {count} of {Plural.Of(all.Length, "step", "steps")}";
    }
}
