using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>An entry of an environment list in a compose file separates the name and the value with a colon.</summary>
internal sealed class ComposeEntryMistyped() : Rule<Stage>(new()
{
    Id = "DFA6305",
    Title = "Use '=' in the environment list of a compose file",
    Message = "Line {0} of '{1}' does not set '{2}' for service '{3}'; use '=' instead of ':'",
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (!stage.IsFinal)
            return;
        foreach (var entry in ProjectFacts.Of(context.Project.MistypedSettings, context.File.Path))
            context.Report(stage.From.ImageName.Span, [entry.Line, entry.File, entry.Name, entry.Service]);
    }
}
