namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>ENTRYPOINT and CMD that do not work together.</summary>
internal sealed class ConflictingStart() : Rule<Stage>(new()
{
    Id = "DFA4312",
    Title = "Make ENTRYPOINT and CMD work together",
    Message = "{0}",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (StartConflict.Find(context.Model, stage) is { } conflict)
        {
            var fix = ExecFormRepair.FromShellForm(context.Model, conflict.Instruction);
            context.Report(conflict.Instruction.KeywordSpan, [conflict.Problem],
                fix: fix?.ToUnsafe(
                    $"Write {conflict.Instruction.Keyword} in exec form, which changes what the container starts",
                    Change.ChangesStart));
        }
    }
}
