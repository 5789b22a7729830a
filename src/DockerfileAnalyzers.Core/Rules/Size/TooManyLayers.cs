namespace DockerfileAnalyzers.Rules.Size;

/// <summary>The final image has more layers than the storage driver of Docker stacks.</summary>
internal sealed class TooManyLayers() : Rule<Stage>(new()
{
    Id = "DFA1312",
    Title = "Reduce the number of image layers",
    Message = "The final image has at least {0} layers; Docker cannot start containers from images with more "
        + "than 127",
    Consequence = Consequence.StartFails,
})
{
    private const int MaxLayers = 127;

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (!stage.IsFinal)
            return;
        var layers = stage.ChainInstructions.Where(instruction =>
            instruction is RunInstructionSyntax or CopyingInstructionSyntax).ToArray();
        var ofBase = stage.BaseImage?.IsScratch == true ? 0 : 1;
        if (layers.Length + ofBase > MaxLayers)
            context.Report(layers[MaxLayers - ofBase].KeywordSpan, [layers.Length + ofBase]);
    }
}
