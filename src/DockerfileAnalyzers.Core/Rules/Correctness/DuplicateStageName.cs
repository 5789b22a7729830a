namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>Two stages with the same name: the later one hides the earlier one.</summary>
internal sealed class DuplicateStageName() : Rule<Stage>(new()
{
    Id = "DFA4101",
    Title = "Give each stage a unique name",
    Message = "The stage name '{0}' is already used; the earlier stage can no longer be referenced by name",
    Equivalents = ImmutableArray.Create("DL3024", "DuplicateStageName"),
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage.Name is { } name
            && context.Model.Stages.Any(other => other.Index < stage.Index && other.Name == name))
            context.Report(stage.From.Alias!.Span, [name]);
    }
}
