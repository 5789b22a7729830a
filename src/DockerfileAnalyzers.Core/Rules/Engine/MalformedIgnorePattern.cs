using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>A line of an ignore file that Docker cannot parse; the build fails before it runs an instruction.</summary>
internal sealed class MalformedIgnorePattern() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA0003",
    Title = "Fix invalid ignore patterns",
    Message = "{0}",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        // If the builder runs on Windows, the backslash is a path separator.
        foreach (var error in model.Syntax.Errors.Where(error =>
            context.Project.Get(SettingCatalog.TargetOS) is not "Windows"
            || !model.Syntax.File.GetText(error.Span).EndsWith("\\", StringComparison.Ordinal)))
            context.Report(error.Span, [error.Message]);
    }
}
