namespace DockerfileAnalyzers.Rules.Security;

/// <summary>Files that every user of the container can change.</summary>
internal sealed class WorldWritable() : Rule<InstructionSyntax>(new()
{
    Id = "DFA2401",
    Title = "Do not make files writable by all users",
    Message = "'{0}' makes files writable by all users; grant write access only to the user who needs it",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        if (context.Model.GetStage(instruction) is { IsShipped: false })
            return;
        foreach (var (mode, span, command) in PermissionMode.FindAll(context.Model, instruction))
        {
            if (PermissionMode.IsWorldWritable(mode) && !(command is not null
                && (PermissionMode.IsMeantToBeShared(command) || IsGoneAgain(command, context.Model))))
                context.Report(span, [mode],
                    fix: PermissionMode.Tighten(mode) is { } tight
                        ? Fix.Unsafe($"Change the mode to '{tight}'", GetChange(command), TextEdit.Replace(span, tight))
                        : null);
        }
    }

    private static Change GetChange(ShellCommand? command) => command?.Instruction switch
    {
        null => Change.ReplacesOperand,
        RunInstructionSyntax => Change.ReplacesWord,
        _ => Change.ReplacesWord + Change.ChangesStart,
    };

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
