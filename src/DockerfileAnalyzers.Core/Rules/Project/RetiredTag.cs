namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A tag of a .NET image that is no longer built, although its version is still supported.</summary>
internal sealed class RetiredTag() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA6004",
    Title = "Use a tag that is still updated",
    Message = "'{0}' has not been updated since {1:yyyy-MM-dd} and no longer gets security updates",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        if (context.Model.GetStage(from)
            is not { Parent: null, BaseImage.Reference: { Tag: { } tag, Digest: null } reference }
            || DotNetTagTable.Find(reference.Repository, tag)
                is not { State: DotNetTagState.Retired, LastPublished: { } last } || last > context.AsOf
            || ImageTable.FindEndOfLife(reference.Repository, tag) is { } end && end.Date < context.AsOf)
            return;
        var parts = DotNetTagTable.Split(tag)!.Value;
        var edit = DotNetTagTable.FindNearest(reference.Repository, parts.Version, parts.Suffix) is { } nearest
            ? ImageEdits.ReplaceTag(from, tag, nearest)
            : null;
        context.Report(from.ImageName.Span, [reference.ToString(), last],
            fix: edit is null ? null : Fix.Unsafe($"Use {edit.NewText.Split(':').Last()}", Change.ReplacesImage, edit));
    }
}
