namespace DockerfileAnalyzers.Rules.Size;

/// <summary>A recursive chown or chmod copies files of earlier layers: the image contains them twice.</summary>
internal sealed class LayerRewritten() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA1303",
    Title = "Set ownership and mode when files are created",
    Message = "'{0}' stores all of '{1}' in a second layer",
    Fix = FixSafety.Unsafe,
})
{
    /// <summary>A smaller second copy is not worth a change.</summary>
    private const long MinBytes = 1_000_000;

    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.GetStage(run) is not { IsShipped: true }
            || ImageHistory.Of(context.Model).Find(run) is not { } layer)
            return;
        foreach (var part in layer.Parts.Where(part =>
            part is { Kind: LayerPartKind.Rewritten, Cause.Name: "chown" or "chmod" or "chgrp" }))
        {
            var command = part.Cause!;
            // The known part may be small and the unknown part large.
            if (!command.HasOption("-R", "--recursive") || (!part.Size.IsAtLeast && part.Size.Bytes < MinBytes))
                continue;
            context.Report(
                command.NameSpan, [command.Name, part.Path ?? ""],
                part.Size.Bytes < MinBytes ? null : part.Size.Bytes, CreateFix(run, command, context));
        }
    }

    // Only if the previous instruction is COPY and this command changes exactly its destination.
    private static Fix? CreateFix(RunInstructionSyntax run, ShellCommand command, RuleContext context)
    {
        var instructions = context.Model.GetStage(run)!.Instructions;
        var index = instructions.IndexOf(run);
        var flag = command.Name == "chown" ? "chown" : "chmod";
        if (index == 0 || command.Name == "chgrp" || context.Model.GetCommands(run).Length != 1
            || command.Operands.Length != 2 || !command.IsComplete || run.Flags.Length > 0
            || instructions[index - 1] is not CopyInstructionSyntax copy || copy.GetFlag(flag) is not null
            || run.LeadingComments.Length > 0
            || CopyResolver.Of(context.Model, copy).Target is not { Path: var destination }
            || destination != ContainerPath.Combine(
                context.Model.GetState(run).WorkingDirectory, command.Operands[1].Literal))
            return null;
        var value = command.Operands[0].Literal!;
        if (flag == "chmod" && value.Any(letter => letter is < '0' or > '7'))
            return null;
        return Fix.Unsafe(
            $"Use 'COPY --{flag}={value}'",
            Change.ReplacesOperand + Change.ReplacesInstruction,
            TextEdit.Insert(copy.KeywordSpan.End, $" --{flag}={value}"),
            TextEdit.DeleteLines(context.File, run.Span));
    }
}
