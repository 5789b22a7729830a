using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Engine;

/// <summary>A line of an ignore file that Docker refuses; the build stops before it starts.</summary>
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
        // Where the builder runs on Windows, the backslash separates folders.
        foreach (var error in model.Syntax.Errors.Where(error =>
            context.Project.Get(SettingCatalog.TargetOS) is not "Windows"
            || !model.Syntax.File.GetText(error.Span).EndsWith("\\", StringComparison.Ordinal)))
            context.Report(error.Span, [error.Message]);
    }
}
