namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>
/// Text that was meant as exec form or as a list of paths but is not valid JSON: Docker reads it as plain text.
/// </summary>
internal sealed class BrokenExecForm() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4311",
    Title = "Use valid JSON in exec form",
    Message = "Invalid JSON in exec form ({0}); {1}",
    Equivalents = ImmutableArray.Create("DL3025", "JSONArgsRecommended"),
    Fix = FixSafety.Safe,
    ReadsMalformed = true,
    Consequence = Consequence.StartFails,
})
{
    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        if (ExecFormRepair.Find(instruction) is not { } repair)
            return;
        var target = instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction;
        var isCommand = target is CommandInstructionSyntax;
        var consequence = isCommand
            ? "it is treated as shell form"
            : "its brackets and quotes become part of the paths";
        if (target is CommandInstructionSyntax { IsExecForm: true })
            consequence = "a single '\\' starts an escape sequence";
        context.Report(repair.Span, [repair.Problem, consequence],
            fix: IsCutOff(instruction, context) ? null : CreateFix(repair, isCommand));
    }

    // The array continues on the next line: a line continuation is missing.
    private static bool IsCutOff(InstructionSyntax instruction, RuleContext context) =>
        context.Model.Syntax.Instructions.SkipWhile(other => other != instruction).Skip(1).FirstOrDefault()
            is UnknownInstructionSyntax { Keyword: { Length: > 0 } next }
        && next[0] is '"' or '\'' or '[' or ']' or ',';

    private static Fix? CreateFix(ExecFormRepair repair, bool isCommand)
    {
        if (repair.Json is null)
            return null;
        var edit = TextEdit.Replace(repair.Span, repair.Json);
        return isCommand
            ? Fix.Safe("Convert to valid JSON", Change.WritesExecForm, edit)
            : Fix.Unsafe("Convert to valid JSON (the paths are then different)", Change.ReplacesOperand, edit);
    }
}
