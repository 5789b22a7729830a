namespace DockerfileAnalyzers.Rules.Security;

/// <summary>Files that all users may write without harm.</summary>
internal static class SharedFiles
{
    /// <summary>
    /// Whether a command works only on temporary folders, devices, and the data directory of PostgreSQL, whose start
    /// makes it private.
    /// </summary>
    public static bool IsMeantToBeShared(ShellCommand command) => PermissionMode.GetFiles(command).All(operand =>
        operand.Text.Trim('"') is "$PGDATA" or "${PGDATA}" || operand.Literal is { } path
        && KnownPlaces.GetAll(PlaceTrait.Shared)
            .Any(folder => ContainerPath.IsWithin(ContainerPath.Normalize(path), folder)));

    /// <summary>Whether they are deleted by the same RUN, or hidden by one of its mounts.</summary>
    public static bool IsGoneAgain(ShellCommand command, DockerfileModel model) =>
        command.Instruction is RunInstructionSyntax run && PermissionMode.GetFiles(command).All(file =>
            file.Literal is { } path
            && (Layer.IsHidden(run, ContainerPath.Normalize(path))
                || model.GetCommands(run).Any(other => other.Name == "rm" && other.Span.Start > command.Span.Start
                    && other.Operands.Any(operand => operand.Literal == path))));
}
