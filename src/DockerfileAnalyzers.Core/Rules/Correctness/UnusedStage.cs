namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A stage that the final image takes nothing from: a COPY without --from, mostly.</summary>
internal sealed class UnusedStage() : Rule<Stage>(new()
{
    Id = "DFA4107",
    Title = "Remove unused build stages",
    Message = "{0} is not used by the final stage, so a build skips it unless it is the '--target'",
    Severity = Severity.Info,
})
{
    // Of those whose image or parent an ARG decides; negative without one.
    private static readonly Fact<int> s_lastVariableStage = new(model =>
        model.Stages.LastOrDefault(stage => stage.From.ImageName.Variables.Any())?.Index ?? -1);

    protected override void Analyze(Stage stage, RuleContext context)
    {
        // What starts a program, builds on another stage or is for development is a target of its own; so may be all
        // stages after the target of the project.
        if (stage.IsFinal || stage.UsedBy.Count > 0 || context.Model.IsTemplate
            || context.Model.FinalStage is not { } final || final.Index < stage.Index
            || (stage.Name is not null
                && (stage.Parent is not null || stage.StartsProgram || DevelopmentUse.IsStageName(stage.Name)))
            || (stage.Name is { } target && context.Project.GetTargetStages(context.File.Path)
                .Contains(target, StringComparer.OrdinalIgnoreCase)))
            return;
        // An ARG may decide which stage is taken.
        if (s_lastVariableStage.Of(context.Model) <= stage.Index)
            context.Report((stage.From.Alias ?? stage.From.ImageName).Span,
                [stage.Name is { } name ? $"Stage '{name}'" : "This stage"]);
    }
}
