namespace DockerfileAnalyzers.Rules.Size;

/// <summary>A COPY writes files that an earlier one wrote already: the image holds both.</summary>
internal sealed class CopiedTwice() : Rule<CopyInstructionSyntax>(new()
{
    Id = "DFA1305",
    Title = "Copy large files once",
    Message = "These files are already copied by an earlier instruction",
})
{
    /// <summary>Manifests are copied twice on purpose, so that dependencies are restored from the cache.</summary>
    private const long MinBytes = 5_000_000;

    protected override void Analyze(CopyInstructionSyntax copy, RuleContext context)
    {
        if (context.Model.GetStage(copy) is { IsShipped: true }
            && ImageHistory.Of(context.Model).Find(copy) is { RepeatedBytes: >= MinBytes } layer)
            context.Report(copy.Sources.IsEmpty ? copy.KeywordSpan : copy.Sources[0].Span, [], layer.RepeatedBytes);
    }
}
