namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A preview or nightly image of .NET.</summary>
internal sealed class PreviewImage() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA6005",
    Title = "Use released versions of .NET",
    Message = "'{0}' {1}",
})
{
    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        if (context.Model.GetStage(from) is not { Parent: null, BaseImage.Reference: { } reference }
            || !reference.Repository.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal))
            return;
        var isPreviewOfReleased = reference.Tag is { } tag && (tag.Contains("-preview") || tag.Contains("-rc."))
            && DotNetTagTable.IsReleased(tag.Split('-')[0], context.AsOf);
        if (reference.Repository.Contains("/nightly/"))
            context.Report(
                from.ImageName.Span, [reference.ToString(), "is a nightly build; use it only for testing"]);
        else if (isPreviewOfReleased)
            context.Report(from.ImageName.Span, [reference.ToString(), "is an outdated preview of a released version"]);
    }
}
