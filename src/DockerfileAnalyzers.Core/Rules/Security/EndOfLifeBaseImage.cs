namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The base image is out of support: it gets no security updates.</summary>
internal sealed class EndOfLifeBaseImage() : Rule<Stage>(new()
{
    Id = "DFA2501",
    Title = "Use a supported base image",
    Message = "'{0}' no longer gets security updates; {1}",
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        // An image that does not match the project has to be replaced anyway: FrameworkMismatch reports both.
        // DeprecatedBaseImage reports deprecated images together with their replacement.
        if (stage is not { Parent: null, BaseImage: { Reference: { } reference } }
            || DotNetBuild.Of(context.Model).FindVersionProblem(stage) is not null
            || DeprecatedImageTable.Find(reference.Repository, reference.Tag) is not null)
            return;
        var ends = new[]
        {
            ImageTable.FindEndOfLife(reference.Repository, reference.Tag),
            ImageTable.FindDistributionEndOfLife(reference.Repository, reference.Tag),
        }.OfType<EndOfLife>().ToArray();
        if ((ends.FirstOrDefault(end => end.Date < context.AsOf) ?? ends.FirstOrDefault()) is not { } end)
            return;
        if (end.Date < context.AsOf)
            Report(FormattableString.Invariant(
                $"support for {end.Name} ended on {end.Date:yyyy-MM-dd} (data as of {
                    end.AsOf:yyyy-MM-dd})"));
        else if (end.Product == ".NET" && context.Project.IsEndedBySdk(end.Cycle))
            Report(
                $"support for {end.Name} has ended (according to .NET SDK "
                    + $"{context.Project["NETCoreSdkVersion"]})");

        void Report(string reason) => context.Report(stage.From.ImageName.Span, [reference.ToString(), reason]);
    }
}
