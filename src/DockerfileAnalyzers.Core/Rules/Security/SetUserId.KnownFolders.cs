namespace DockerfileAnalyzers.Rules.Security;

/// <summary>
/// Paths of an image that are known to be directories: system directories, and those that WORKDIR or mkdir creates.
/// </summary>
internal static class KnownFolders
{
    /// <param name="path">As written in an argument of a command.</param>
    public static bool Contains(string path, ShellCommand command, DockerfileModel model)
    {
        if (Glob.HasWildcard(path))
            return false;
        var folder = ContainerPath.Normalize(path);
        return path.EndsWith("/", StringComparison.Ordinal) || SystemDirectory.IsInEveryImage(folder)
            || model
                .GetStage(command)?.ChainInstructions
                .TakeWhile(instruction => instruction.Span.Start <= command.Instruction.Span.Start)
                .Any(instruction => Makes(instruction, folder, model)) == true;
    }

    private static bool Makes(InstructionSyntax instruction, string folder, DockerfileModel model) => instruction switch
    {
        WorkdirInstructionSyntax workdir =>
            model.Expand(workdir, workdir.Value) is { } path && ContainerPath.Normalize(path) == folder,
        RunInstructionSyntax run => model
            .GetCommands(run)
            .Any(command =>
                command.Name == "mkdir"
                && command.Operands.Any(operand =>
                    operand.Literal is { Length: > 0 } made && ContainerPath.Normalize(made) == folder)),
        _ => false,
    };
}
