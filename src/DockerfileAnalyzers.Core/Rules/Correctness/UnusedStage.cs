namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A stage that the final image does not use, mostly because --from is missing from a COPY.</summary>
internal sealed class UnusedStage() : Rule<Stage>(new()
{
    Id = "DFA4107",
    Title = "Remove unused build stages",
    Message = "{0} is not used by any other stage; a build skips it unless '--target' selects it",
    Severity = Severity.Info,
})
{
    // The last stage whose base image or parent depends on an ARG; negative if there is none.
    private static readonly Fact<int> s_lastVariableStage = new(model =>
        model.Stages.LastOrDefault(stage => stage.From.ImageName.Variables.Any())?.Index ?? -1);

    protected override void Analyze(Stage stage, RuleContext context)
    {
        // A stage that starts a program, is based on another stage or is for development can be a target; so can all
        // stages after the target of the project.
        if (stage.IsFinal || stage.UsedBy.Count > 0 || context.Model.IsTemplate
            || context.Model.FinalStage is not { } final || final.Index < stage.Index
            || (stage.Name is not null
                && (stage.Parent is not null || stage.StartsProgram || DevelopmentUse.IsStageName(stage.Name)))
            || (stage.Name is { } target && context.Project.GetTargetStages(context.File.Path)
                .Contains(target, StringComparer.OrdinalIgnoreCase)))
            return;
        // An ARG may determine which stage is used.
        if (s_lastVariableStage.Of(context.Model) <= stage.Index)
            context.Report((stage.From.Alias ?? stage.From.ImageName).Span,
                [stage.Name is { } name ? $"Stage '{name}'" : "This stage"]);
    }
}
