namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A whole file system is copied over another one: files that both contain are stored twice.</summary>
internal sealed class WholeFileSystemCopied() : Rule<CopyInstructionSyntax>(new()
{
    Id = "DFA4404",
    Title = "Copy only the directories that are needed",
    Message = "The whole file system of '{0}' is copied over that of '{1}'; copy only the directories that are needed",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3067"),
})
{
    protected override void Analyze(CopyInstructionSyntax copy, RuleContext context)
    {
        // Copying to scratch is a way to merge many layers into one.
        if (copy.From is { } from && context.Model.GetStage(copy) is { BaseImage.IsScratch: not true } stage
            && context.Model.Expand(copy, copy.Destination) == "/"
            && copy.Sources.FirstOrDefault(source => source.Literal == "/") is { } source)
            context.Report(source.Span, [from.Text, stage.From.ImageName.Text]);
    }
}
