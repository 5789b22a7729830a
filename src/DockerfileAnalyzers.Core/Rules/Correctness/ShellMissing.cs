namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A shell form in a stage whose image has no shell.</summary>
internal sealed class ShellMissing() : Rule<CommandInstructionSyntax>(new()
{
    Id = "DFA4306",
    Title = "Use exec form in images without a shell",
    Message = "'{0}' has no shell: {1} {2}",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(CommandInstructionSyntax instruction, RuleContext context)
    {
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
            || stage.ChainInstructions.OfType<CopyingInstructionSyntax>()
                .Any(copying => context.Model.Expand(copying, copying.Destination) is not { } destination
                    || ContainerPath.Normalize(destination) is "/" or "." or "/bin" or "/bin/sh" or "/usr" or "/usr/bin"
                    || destination.Contains("/bin/")))
            return;
        // What a later stage starts in its place does not count.
        if (instruction is not CmdInstructionSyntax || context.Model.FinalStage?.FinalState.Cmd == instruction
            || stage.FinalState.Cmd == instruction)
            context.Report(
                instruction.KeywordSpan,
                [
                    reference.ToString(),
                    instruction.Keyword.ToUpperInvariant(),
                    instruction is RunInstructionSyntax ? "will fail" : "will not start",
                ]);
    }
}
