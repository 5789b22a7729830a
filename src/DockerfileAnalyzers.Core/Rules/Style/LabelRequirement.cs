using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Style;

/// <summary>The labels of the image are not those that the project requires.</summary>
internal sealed class LabelRequirement() : Rule<Stage>(new()
{
    Id = "DFA8011",
    Title = "Set the labels that the project requires",
    Message = "{0}",
    Equivalents = ImmutableArray.Create(
        "DL3049", "DL3050", "DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"),
    Consequence = Consequence.BreaksSetting,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (LabelSchema.Parse(context.GetOption(SettingCatalog.RequiredLabels)) is not { } schema || !stage.IsFinal)
            return;
        var labels = stage.ChainInstructions.OfType<LabelInstructionSyntax>().ToArray();
        foreach (var name in schema.Names.Where(name =>
            labels.All(label => label.Pairs.All(pair => pair.Key.Literal != name))))
            context.Report(stage.From.KeywordSpan, [$"The label '{name}' is missing"]);
        foreach (var label in labels)
        {
            foreach (var pair in label.Pairs)
                Check(label, pair, schema, context);
        }
    }

    private static void Check(
        LabelInstructionSyntax label, KeyValueSyntax pair, LabelSchema schema, RuleContext context)
    {
        if (pair.Key.Literal is not { } name || pair.Value is null)
            return;
        if (schema.Names.Contains(name))
        {
            if (context.Model.Expand(label, pair.Value) is { } value && schema.FindProblem(name, value) is { } problem)
                context.Report(pair.Value.Span, [problem]);
        }
        else if (context.GetOption(SettingCatalog.OnlyRequiredLabels))
        {
            context.Report(pair.Key.Span, [$"The label '{name}' is not one of the configured labels"]);
        }
    }
}
