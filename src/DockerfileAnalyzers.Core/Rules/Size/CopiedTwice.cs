namespace DockerfileAnalyzers.Rules.Size;

/// <summary>COPY writes files that an earlier instruction has already copied: the image contains both.</summary>
internal sealed class CopiedTwice() : Rule<CopyInstructionSyntax>(new()
{
    Id = "DFA1305",
    Title = "Copy large files once",
    Message = "These files are already copied by an earlier instruction; the image contains them twice",
})
{
    /// <summary>Project files are copied twice intentionally, so that the restored dependencies are cached.</summary>
    private const long MinBytes = 5_000_000;

    protected override void Analyze(CopyInstructionSyntax copy, RuleContext context)
    {
        if (context.Model.GetStage(copy) is { IsShipped: true }
            && ImageHistory.Of(context.Model).Find(copy) is { RepeatedBytes: >= MinBytes } layer)
            context.Report(copy.Sources.IsEmpty ? copy.KeywordSpan : copy.Sources[0].Span, [], layer.RepeatedBytes);
    }
}
