using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A .NET image is pinned to a patch that is several releases old.</summary>
public sealed class OldPatch() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA6006",
    Title = "Move pinned patches along",
    Message = "'{0}' is {1} patches behind {2}: each of them is a security release",
    Severity = Severity.Info,
    Category = Category.Project,
})
{
    /// <summary>Monthly releases: what a team that updates every quarter falls behind at most.</summary>
    private const int Tolerated = 3;

    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        if (context.Model.GetStage(from) is not { Parent: null, Image.Reference: { Tag: { } tag, Name: "aspnet" or "runtime" or "runtime-deps", Digest: null } reference }
            || DotNetTagTable.Split(tag) is not { Patch: { } patch } parts || !int.TryParse(patch, out var number) || DotNetTagTable.FindNewestPatch(parts.Version) is not { } newest
            || ImageTable.FindEndOfLife(reference.Repository, tag) is { } end && end.Date < context.AsOf)
            return;
        if (newest - number > Tolerated)
            context.Report(from.Image.Span, new object[] { reference.ToString(), newest - number, $"{parts.Version}.{newest}" });
    }
}
