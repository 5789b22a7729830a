using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>What holds before an instruction of a stage. Immutable; a parent stage hands its final state down.</summary>
public sealed record BuildState
{
    public required UserState User { get; init; }

    /// <summary>Absolute; <see langword="null"/> where unknown (no WORKDIR yet on an image whose own is not known).</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The program and arguments that a shell form is given to; <see langword="null"/> where the base image decides and is not known.</summary>
    public ImmutableArray<string>? Shell { get; init; }

    public required VariableScope Variables { get; init; }

    public CmdInstructionSyntax? Cmd { get; init; }

    public EntrypointInstructionSyntax? Entrypoint { get; init; }

    public HealthcheckInstructionSyntax? Healthcheck { get; init; }

    public ShellDialect Dialect
    {
        get
        {
            if (Shell is not { Length: > 0 } shell)
                return ShellDialect.Unknown;
            var name = shell[0].Substring(shell[0].LastIndexOfAny(new[] { '/', '\\' }) + 1).ToLowerInvariant();
            return name.EndsWith(".exe", StringComparison.Ordinal) ? ToDialect(name.Substring(0, name.Length - 4)) : ToDialect(name);
        }
    }

    /// <summary>Whether a failing command on the left of a pipe fails the instruction: <c>-o pipefail</c> among the shell's arguments.</summary>
    public bool HasPipefail => Shell is { } shell && shell.Any(argument => argument == "pipefail" || argument.EndsWith("pipefail", StringComparison.Ordinal));

    private static ShellDialect ToDialect(string name) => name switch
    {
        "sh" => ShellDialect.Posix,
        "bash" => ShellDialect.Bash,
        "ash" or "busybox" => ShellDialect.Ash,
        "dash" => ShellDialect.Dash,
        "powershell" or "pwsh" => ShellDialect.PowerShell,
        "cmd" => ShellDialect.Cmd,
        _ => ShellDialect.Unknown,
    };
}

/// <summary>The user that instructions and the container run as.</summary>
/// <param name="Name">As written, variables replaced, group removed; <see langword="null"/> where unknown.</param>
/// <param name="SetBy">The USER instruction; <see langword="null"/> where the base image decides.</param>
public sealed record UserState(string? Name, UserInstructionSyntax? SetBy)
{
    public bool IsKnown => Name is not null;

    public bool IsRoot => Name is "root" or "0" or "";
}
