using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>Layers in words.</summary>
internal static class LayerText
{
    private const int MaxParts = 6;

    /// <returns>Empty where the instruction makes no layer.</returns>
    public static string Describe(DockerfileModel model, InstructionSyntax instruction)
    {
        if (ImageHistory.Of(model).Find(instruction) is not { Parts.IsEmpty: false } layer)
            return "";
        var text = new StringBuilder($"**Layer: {layer.Size}**\n\n");
        foreach (var part in layer.Parts.Take(MaxParts))
        {
            text.Append($"- {part.Description}: {part.Size}{GetNote(part)}\n");
        }

        if (layer.Parts.Length > MaxParts)
            text.Append(CultureInfo.InvariantCulture, $"- {layer.Parts.Length - MaxParts} more\n");
        var cache = new CacheReporter(model).Create(instruction);
        if (cache.Summary.Length > 0)
            text.Append($"\nCache: {cache.Summary}\n");
        return text.ToString();
    }

    /// <summary>The text after the size of a part.</summary>
    public static string GetNote(LayerPart part) => part.IsAvoidable ? ", avoidable" : "";

    /// <summary>The size of a stage and what it starts with.</summary>
    public static string Describe(DockerfileModel model, Stage stage)
    {
        var history = ImageHistory.Of(model).Stages[stage.Index];
        var use = stage switch
        {
            { IsFinal: true } => "the final image",
            { UsedBy: [] } => "not used by another stage",
            _ => "used by " + string.Join(", ", stage.UsedBy.Select(user => $"`{user}`")),
        };
        return $"**Stage `{stage}`** ({use}): {history.Size}\n\nStarts with {history.StartReason}: {history.Start}\n";
    }
}
