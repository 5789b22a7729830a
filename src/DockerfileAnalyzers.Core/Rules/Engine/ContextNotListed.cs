namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>The build context has too many files to be listed completely; whatever is not listed is unknown.</summary>
internal sealed class ContextNotListed() : Rule<DockerfileModel>(new()
{
    Id = "DFA0008",
    Title = "Use a smaller build context",
    Message = "The build context is too large to be listed; only {0} of its files were examined, and rules that "
        + "need its contents are skipped",
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (BuildContext.Of(model).Manifest is not { IsTruncated: true } manifest || model.Syntax.Instructions.IsEmpty)
            return;
        var files = manifest.Entries.Sum(entry => (long)entry.Files);
        var place = BuildContext.FindWholeCopy(model)?.KeywordSpan ?? model.FinalStage?.From.KeywordSpan
            ?? new TextSpan(0, 0);
        context.Report(place, [files.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)]);
    }
}
