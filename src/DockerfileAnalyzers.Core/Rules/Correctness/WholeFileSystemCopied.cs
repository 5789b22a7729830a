namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A whole file system is copied over another: every layer of the base is in the image twice.</summary>
internal sealed class WholeFileSystemCopied() : Rule<CopyInstructionSyntax>(new()
{
    Id = "DFA4404",
    Title = "Copy only the directories that are needed",
    Message = "The whole file system of '{0}' is copied over that of '{1}'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3067"),
})
{
    protected override void Analyze(CopyInstructionSyntax copy, RuleContext context)
    {
        // Onto scratch it is a way to make one layer of many.
        if (copy.From is { } from && context.Model.GetStage(copy) is { BaseImage.IsScratch: not true } stage
            && context.Model.Expand(copy, copy.Destination) == "/"
            && copy.Sources.FirstOrDefault(source => source.Literal == "/") is { } source)
            context.Report(source.Span, [from.Text, stage.From.ImageName.Text]);
    }
}
