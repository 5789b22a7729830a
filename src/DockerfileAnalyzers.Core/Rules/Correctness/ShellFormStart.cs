namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>CMD or ENTRYPOINT in shell form: a shell runs between the container and its program.</summary>
internal sealed class ShellFormStart() : Rule<CommandInstructionSyntax>(new()
{
    Id = "DFA4310",
    Title = "Use exec form for CMD and ENTRYPOINT",
    Message = "{0} in shell form runs the program as a child of a shell, which may not forward signals; use exec form",
    Equivalents = ImmutableArray.Create("DL3025", "JSONArgsRecommended"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(CommandInstructionSyntax instruction, RuleContext context)
    {
        if (instruction is not (CmdInstructionSyntax or EntrypointInstructionSyntax) || instruction.IsExecForm
            || ExecFormRepair.Find(instruction) is not null)
            return;
        var stage = context.Model.GetStage(instruction);
        var state = context.Model.GetState(instruction);
        // OverriddenInstruction reports an instruction that has no effect.
        if (stage is not null && instruction != stage.FinalState.Cmd
            && instruction != (CommandInstructionSyntax?)stage.FinalState.Entrypoint)
            return;
        // A SHELL instruction or an "exec" shows that the shell is intended. ConflictingStart
        // reports instructions that do not work together.
        if (context.Model.IsDevelopmentStage(stage) || state.Dialect is ShellDialect.PowerShell or ShellDialect.Cmd
            || stage?.ChainInstructions.OfType<ShellInstructionSyntax>()
                .Any(shell => shell.Span.Start < instruction.Span.Start) == true
            || context.Model.GetCommands(instruction).Any(command => command.Name == "exec")
            || (stage is not null && StartConflict.Find(context.Model, stage) is not null))
            return;
        context.Report(instruction.KeywordSpan, [instruction.Keyword],
            fix: ExecFormRepair.FromShellForm(context.Model, instruction));
    }
}
