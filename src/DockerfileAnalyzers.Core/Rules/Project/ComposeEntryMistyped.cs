using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>An entry of a list of variables in a compose file separates name and value with a colon.</summary>
internal sealed class ComposeEntryMistyped() : Rule<Stage>(new()
{
    Id = "DFA6305",
    Title = "Use '=' between name and value in a compose environment list",
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
