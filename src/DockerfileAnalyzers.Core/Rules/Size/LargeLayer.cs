using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>One instruction adds a large layer, not counting what other rules report.</summary>
internal sealed class LargeLayer() : Rule<Stage>(new()
{
    Id = "DFA1301",
    Title = "Reduce large layers",
    Message = "This instruction adds {0} to the image: {1}",
    Severity = Severity.Info,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (!stage.IsShipped)
            return;
        var limit = context.GetOption(SettingCatalog.LargeLayerMegabytes) * 1e6;
        foreach (var layer in ImageHistory.Of(context.Model).Stages[stage.Index].Layers)
        {
            if (layer.Size.Bytes <= limit)
                continue;
            var own = layer.Parts.Where(part => !part.IsAvoidable).ToArray();
            var size = SizeEstimate.Sum(own.Select(part => part.Size));
            if (own.Length > 0 && size.Bytes > limit)
                context.Report(layer.Instruction.KeywordSpan, [size, own[0].Description]);
        }
    }
}
