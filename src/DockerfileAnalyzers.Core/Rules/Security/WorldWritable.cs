namespace DockerfileAnalyzers.Rules.Security;

/// <summary>Files that every user of the container may change.</summary>
internal sealed class WorldWritable() : Rule<InstructionSyntax>(new()
{
    Id = "DFA2401",
    Title = "Let only their owner change files",
    Message = "'{0}' makes files writable for every user; give write access to the one user who needs it",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        if (context.Model.GetStage(instruction) is { IsShipped: false })
            return;
        if (instruction is CopyingInstructionSyntax { Chmod: { Literal: { } chmod } word }
            && PermissionMode.IsWorldWritable(chmod))
            context.Report(word.Span, [chmod],
                fix: PermissionMode.Tighten(chmod) is { } mode
                    ? Fix.Unsafe($"Write {mode}", Change.ReplacesOperand, TextEdit.Replace(word.Span, mode))
                    : null);
        foreach (var command in context.Model.GetCommands(instruction))
        {
            if (PermissionMode.Of(command) is { Literal: { } mode } argument && PermissionMode.IsWorldWritable(mode)
                && !PermissionMode.IsMeantToBeShared(command) && !IsGoneAgain(command, context.Model))
                context.Report(argument.Span, [mode],
                    fix: PermissionMode.Tighten(mode) is { } tight
                        ? Fix.Unsafe(
                            $"Write {tight}",
                            instruction is RunInstructionSyntax
                                ? Change.ReplacesWord
                                : Change.ReplacesWord + Change.ChangesStart,
                            TextEdit.Replace(argument.Span, tight))
                        : null);
        }
    }

    // Deleted by the same RUN, or hidden by one of its mounts.
    private static bool IsGoneAgain(ShellCommand command, DockerfileModel model) =>
        command.Instruction is RunInstructionSyntax run && PermissionMode.GetFiles(command).All(file =>
            file.Literal is { } path
            && (Layer.IsHidden(run, ContainerPath.Normalize(path))
                || model
                    .GetCommands(run)
                    .Any(other =>
                        other.Name == "rm" && other.Span.Start > command.Span.Start
                        && other.Operands.Any(operand => operand.Literal == path))));
}
