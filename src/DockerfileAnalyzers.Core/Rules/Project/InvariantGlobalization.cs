namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A package of the project needs culture data, which the image disables.</summary>
internal sealed class InvariantGlobalization() : Rule<Stage>(new()
{
    Id = "DFA6401",
    Title = "Use an image with culture data for packages that need it",
    Message = "{0} does not work in globalization-invariant mode, which '{1}' turns on",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.StartFails,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsFinal: true, BaseImage: { Reference: { } reference, Facts: { IsInvariant: true } } }
            || !DotNetBuild.Of(context.Model).ShipsThisProject
            || stage.FinalState.Variables.Find("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is not null)
            return;
        var package = new[] { "Microsoft.Data.SqlClient", "System.Data.SqlClient" }
            .FirstOrDefault(id => context.Project.HasPackage(id));
        if (package is null)
            return;
        var from = stage.Chain.Last().From;
        var extra = reference.Tag + "-extra";
        context.Report(from.ImageName.Span, [package, reference.ToString()],
            fix: reference.Tag is { } tag && ImageTable.Exists(reference.Repository, extra)
                && ImageEdits.ReplaceTag(from, tag, extra) is { } edit
                    ? Fix.Unsafe($"Use {extra}", Change.ReplacesImage, edit)
                    : null);
    }
}
