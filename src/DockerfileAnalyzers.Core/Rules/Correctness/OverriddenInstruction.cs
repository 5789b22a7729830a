namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>Only the last CMD, ENTRYPOINT and HEALTHCHECK of a stage has an effect.</summary>
internal sealed class OverriddenInstruction() : Rule<Stage>(new()
{
    Id = "DFA4309",
    Title = "Use CMD, ENTRYPOINT and HEALTHCHECK once per stage",
    Message = "This {0} has no effect; line {1} overrides it",
    Equivalents = ImmutableArray.Create("DL3012", "DL4003", "DL4004", "MultipleInstructionsDisallowed"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        foreach (var same in stage.Instructions
            .Where(instruction =>
                instruction is CmdInstructionSyntax or EntrypointInstructionSyntax or HealthcheckInstructionSyntax)
            .GroupBy(instruction => instruction.Keyword))
        {
            var last = same.Last();
            foreach (var earlier in same.Where(instruction => instruction != last))
                context.Report(earlier.KeywordSpan, [earlier.Keyword, context.File.Lines.GetLine(last.Span.Start) + 1],
                    fix: CreateFix(earlier, context));
        }
    }

    private static Fix? CreateFix(InstructionSyntax instruction, RuleContext context) =>
        instruction.InnerComments.IsEmpty
            ? Fix.Safe(
                $"Remove this {instruction.Keyword}",
                Change.RemovesInstruction,
                TextEdit.DeleteLines(context.File, instruction.Span))
            : null;
}
