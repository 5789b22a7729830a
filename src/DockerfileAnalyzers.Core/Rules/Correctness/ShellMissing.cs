namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A shell form in a stage whose image has no shell.</summary>
internal sealed class ShellMissing() : Rule<CommandInstructionSyntax>(new()
{
    Id = "DFA4306",
    Title = "Use exec form in images without a shell",
    Message = "'{0}' has no {1}; {2} {3}",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(CommandInstructionSyntax instruction, RuleContext context)
    {
        if (instruction is ShellInstructionSyntax shellInstruction)
            AnalyzeShell(shellInstruction, context);
        if (instruction is ShellInstructionSyntax or HealthcheckInstructionSyntax { IsNone: true }
            || context.Model.GetStage(instruction)
                is not { BaseImage: { Reference: { } reference, Facts: { HasShell: false } } } stage
            || context.Model.GetState(instruction).Shell is not { Length: > 0 } shell
            || shell[0] is not ("/bin/sh" or "/bin/bash"))
            return;
        var needsShell = !instruction.IsExecForm
            ? instruction.ScriptText is not null
            : instruction.ExecArguments.Length > 0
                && instruction.ExecArguments[0].Value is "sh" or "/bin/sh" or "bash" or "/bin/bash";
        // A shell, or a whole file system, may have been copied.
        if (!needsShell
            || ImagePrograms.MayBringShell(ImageFileSystemBuilder.Of(context.Model).GetFiles(instruction)))
            return;
        // A CMD that a later stage overrides has no effect.
        if (instruction is not CmdInstructionSyntax || context.Model.FinalStage?.FinalState.Cmd == instruction
            || stage.FinalState.Cmd == instruction)
            context.Report(
                instruction.KeywordSpan,
                [
                    reference.ToString(),
                    "shell",
                    instruction.Keyword.ToUpperInvariant(),
                    instruction is RunInstructionSyntax ? "fails" : "does not start",
                ]);
    }

    // "SHELL ["/bin/bash", …]" where the image has another shell.
    private static void AnalyzeShell(ShellInstructionSyntax shell, RuleContext context)
    {
        if (context.Model.GetStage(shell) is not { BaseImage: { Reference: { } reference, Facts.HasShell: true } } stage
            || shell.ExecArguments.IsDefaultOrEmpty || shell.ExecArguments[0] is not { Value: { } program } first
            || Interpreters.GetName(program) is not "bash" || context.Model.IsTrigger(shell))
            return;
        var reader = stage.Instructions.SkipWhile(other => other != shell).Skip(1)
            .TakeWhile(other => other is not ShellInstructionSyntax).OfType<RunInstructionSyntax>()
            .FirstOrDefault(run => !run.IsExecForm && run.Interpreter is null);
        if (reader is not null
            && new ImagePrograms(context.Model, stage).Find("bash", reader.Span.Start) is Presence.Absent)
            context.Report(first.Span, [reference.ToString(), "'bash'", "RUN", "fails"]);
    }
}
