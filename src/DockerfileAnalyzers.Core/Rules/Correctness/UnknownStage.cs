namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>COPY --from refers to a stage that does not exist or comes later.</summary>
internal sealed class UnknownStage() : Rule<CopyInstructionSyntax>(new()
{
    Id = "DFA4103",
    Title = "Copy from a stage that exists",
    Message = "{0}",
    Equivalents = ImmutableArray.Create("DL3022", "DL3023"),
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(CopyInstructionSyntax copy, RuleContext context)
    {
        if (copy.From is not { Literal: { } from } || context.Model.GetStage(copy) is not { } stage
            || context.Model.FindStage(copy, from) is not null)
            return;
        var name = from.ToLowerInvariant();
        var problem = Describe(name, stage, context.Model.Stages);
        var nearest = problem is null && name.Length > 2 && !CopyOrigin.IsImageName(name)
            ? context.Model.Stages
                .Where(other =>
                    other.Index < stage.Index && other.Name is not null
                    && Spelling.FindNearest(name, new[] { other.Name }) is not null)
                .Select(other => other.Name)
                .FirstOrDefault()
            : null;
        if (nearest is not null)
            context.Report(copy.From.Span, [$"No stage is called '{from}'; did you mean '{nearest}'?"],
                fix: Fix.Unsafe(
                    $"Change to '{nearest}'", Change.ReplacesOperand, TextEdit.Replace(copy.From.Span, nearest)));
        else if (problem is not null || (KnownNames.Is(name, NameTrait.Stage) && !context.Model.IsTemplate))
            context.Report(copy.From.Span, [problem ?? $"'{from}' is neither a stage nor an image"]);
    }

    private static string? Describe(string name, Stage stage, ImmutableArray<Stage> stages)
    {
        if (WholeNumber.TryParse(name, out var index))
            return index == stage.Index
                ? "A stage cannot copy from itself"
                : $"There is no stage {index} before this one";
        if (name == stage.Name)
            return "A stage cannot copy from itself";
        return stages.Any(other => other.Name == name)
            ? $"Stage '{name}' is defined later; a stage can only copy from earlier stages"
            : null;
    }
}
