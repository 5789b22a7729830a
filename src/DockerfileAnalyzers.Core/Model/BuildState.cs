namespace DockerfileAnalyzers.Model;

/// <summary>The state before an instruction of a stage. Immutable; a parent stage passes on its final state.</summary>
internal sealed record BuildState
{
    public required UserState User { get; init; }

    /// <summary>
    /// Absolute; <see langword="null"/> where unknown (no WORKDIR yet on an image whose own is not known).
    /// </summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// The program and arguments that a shell form is given to; <see langword="null"/> where
    /// the base image decides and is not known.
    /// </summary>
    public ImmutableArray<string>? Shell { get; init; }

    public required VariableScope Variables { get; init; }

    public CmdInstructionSyntax? Cmd { get; init; }

    public EntrypointInstructionSyntax? Entrypoint { get; init; }

    public HealthcheckInstructionSyntax? Healthcheck { get; init; }

    /// <summary>By the program's name alone; <see cref="DockerfileModel.GetDialect"/> knows more.</summary>
    public ShellDialect Dialect =>
        Shell is { Length: > 0 } shell ? Interpreters.GetDialect(shell[0]) : ShellDialect.Unknown;

    /// <summary>
    /// Whether a failing command on the left of a pipe fails the instruction:
    /// <c>-o pipefail</c> among the shell's arguments.
    /// </summary>
    public bool HasPipefail =>
        Shell is { } shell
        && shell.Any(argument => argument == "pipefail" || argument.EndsWith("pipefail", StringComparison.Ordinal));
}

/// <summary>The user that instructions and the container run as.</summary>
/// <param name="Name">As written, variables replaced, group removed; <see langword="null"/> where unknown.</param>
/// <param name="SetBy">The USER instruction; <see langword="null"/> where the base image decides.</param>
internal sealed record UserState(string? Name, UserInstructionSyntax? SetBy)
{
    public bool IsKnown => Name is not null;

    public bool IsRoot => Name is "root" or "0" or "";
}
