namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A .NET image is pinned to a patch that is several releases old.</summary>
internal sealed class OldPatch() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA6006",
    Title = "Update the pinned .NET patch version",
    Message = "'{0}' is {1} patch releases behind {2}, which include security fixes",
    Severity = Severity.Info,
})
{
    // Releases are monthly: a team that updates every quarter is never more than this many patches late.
    private const int Tolerated = 3;

    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        if (context.Model.GetStage(from) is not { Parent: null, BaseImage.Reference: var reference }
            || reference is not { Tag: { } tag, Name: "aspnet" or "runtime" or "runtime-deps", Digest: null }
            || DotNetTagTable.Split(tag) is not { Patch: { } patch } parts
            || !WholeNumber.TryParse(patch, out var number)
            || ImageTable.FindEndOfLife(reference.Repository, tag) is { } end && end.Date < context.AsOf)
            return;
        // The SDK of the build can know newer patches than the tables, and vice versa.
        var newest = Math.Max(
            DotNetTagTable.FindNewestPatch(parts.Version) ?? 0, context.Project.FindNewestPatch(parts.Version) ?? 0);
        if (newest - number > Tolerated)
            context.Report(from.ImageName.Span, [reference.ToString(), newest - number, $"{parts.Version}.{newest}"]);
    }
}
