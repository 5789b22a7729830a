namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A tag of a .NET image that was never published.</summary>
internal sealed class NonexistentTag() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA6003",
    Title = "Use a tag that exists",
    Message = "'{0}' was never published; the build fails",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        if (context.Model.GetStage(
            from) is not { Parent: null, BaseImage.Reference: { Tag: { } tag, Digest: null } reference }
            || DotNetTagTable.Find(reference.Repository, tag).State is not DotNetTagState.NeverExisted)
            return;
        var parts = DotNetTagTable.Split(tag)!.Value;
        var nearest = DotNetTagTable.FindNearest(reference.Repository, parts.Version, parts.Suffix);
        var edit = nearest is null ? null : ImageEdits.ReplaceTag(from, tag, nearest);
        context.Report(from.ImageName.Span, [reference.ToString()],
            fix: edit is null ? null : Fix.Unsafe($"Use {nearest}", Change.ReplacesImage, edit));
    }
}
