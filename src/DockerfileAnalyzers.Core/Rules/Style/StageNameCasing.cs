namespace DockerfileAnalyzers.Rules.Style;

/// <summary>A stage name with uppercase letters, which Docker converts to lowercase.</summary>
internal sealed class StageNameCasing() : Rule<Stage>(new()
{
    Id = "DFA8003",
    Title = "Use lower case for stage names",
    Message = "Docker converts the stage name to lower case: '{0}'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("StageNameCasing"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage.From.Alias is { } alias && alias.Text != stage.Name)
            context.Report(alias.Span, [stage.Name!],
                fix: Fix.Safe($"Change to {stage.Name}", Change.Notation, TextEdit.Replace(alias.Span, stage.Name!)));
    }
}
