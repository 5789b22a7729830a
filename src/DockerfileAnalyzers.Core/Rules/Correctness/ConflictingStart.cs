using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>ENTRYPOINT and CMD that do not fit together.</summary>
public sealed class ConflictingStart() : Rule<Stage>(new()
{
    Id = "DFA4312",
    Title = "Let ENTRYPOINT and CMD fit together",
    Message = "{0}",
    Category = Category.Correctness,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (StartConflict.Find(context.Model, stage) is { } conflict)
            context.Report(conflict.Instruction.KeywordSpan, new object[] { conflict.Problem }, fix: ExecFormRepair.FromShellForm(context.Model, conflict.Instruction) is { } fix ? fix with { Safety = FixSafety.Unsafe } : null);
    }
}
