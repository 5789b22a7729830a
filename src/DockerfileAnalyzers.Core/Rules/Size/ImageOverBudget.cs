using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>The image is larger than its size budget. Silent until the project sets a budget.</summary>
internal sealed class ImageOverBudget() : Rule<DockerfileModel>(new()
{
    Id = "DFA1302",
    Title = "Keep the image within its size budget",
    Message = "The image is {0} but its size budget is {1}; the largest part is {2}",
    Consequence = Consequence.BreaksSetting,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.Project.Get(SettingCatalog.MaxImageMegabytes) is not { } megabytes)
            return;
        var limit = (long)(megabytes * 1e6);
        // A lower bound within the budget does not prove anything.
        if (ImageHistory.Of(model).Final is not { } history || history.Size.Bytes <= limit)
            return;
        var from = history.Stage.Chain.Last().From;
        var start = ImageHistory.Of(model).Stages[history.Stage.Chain.Last().Index].Start;
        var largest = ImageHistory.Of(model).FinalLayers.OrderByDescending(layer => layer.Size.Bytes).FirstOrDefault();
        var place = largest is null || start.Bytes >= largest.Size.Bytes ? from : largest.Instruction;
        var description = place == from ? $"its base image, {start}" : $"this instruction, {largest!.Size}";
        context.Report(
            place == from ? from.ImageName.Span : place.KeywordSpan,
            [history.Size, ByteSize.Format(limit), description]);
    }
}
