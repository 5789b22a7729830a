namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A private key that a command generates.</summary>
/// <param name="Path">As written, with its variables.</param>
internal sealed record PrivateKey(ShellCommand Command, string Path, TextSpan Span)
{
    /// <summary>Whether its name shows that it is not to be trusted.</summary>
    public bool IsForTests => KnownNames.IsNamedIn(Path, NameTrait.TestKey);

    /// <returns><see langword="null"/> if the command generates no key or its file is not known.</returns>
    public static PrivateKey? Find(ShellCommand command) => command.Name switch
    {
        "ssh-keygen"
            when command.Arguments.Any(argument =>
                argument.Literal is { } option && command.Does(option, OptionTrait.OtherUse)) => null,
        "ssh-keygen" when command.Arguments.Any(argument => argument.Literal == "-A") =>
            new PrivateKey(command, "/etc/ssh/ssh_host_*", command.NameSpan),
        "ssh-keygen" => Behind(command, "-f"),
        "openssl" => command.Arguments.FirstOrDefault()?.Literal switch
        {
            "req" => Behind(command, "-keyout"),
            "genrsa" or "genpkey" => Behind(command, "-out") ?? Redirected(command),
            "ecparam" when command.Arguments.Any(argument => argument.Literal == "-genkey") =>
                Behind(command, "-out") ?? Redirected(command),
            _ => null,
        },
        _ => null,
    };

    /// <summary>
    /// Whether a later command of the same instruction deletes the file or one of its parent directories.
    /// </summary>
    public bool IsRemovedBy(IEnumerable<ShellCommand> commands) =>
        commands.Where(command => command.Name is "rm" or "shred" && command.Span.Start > Command.Span.Start)
            .SelectMany(command => command.Operands).Any(operand => Covers(Plain(operand)));

    private bool Covers(string removed) => removed.Length > 0
        && (removed == Path || ContainerPath.GetName(removed) == ContainerPath.GetName(Path)
            || Glob.IsMatch(ContainerPath.GetName(removed), ContainerPath.GetName(Path))
            || ContainerPath.IsWithin(ContainerPath.Normalize(Path), ContainerPath.Normalize(removed)));

    private static PrivateKey? Behind(ShellCommand command, string option) =>
        command.Arguments.SkipWhile(argument => argument.Literal != option).Skip(1).FirstOrDefault() is { } file
            ? new PrivateKey(command, Plain(file), command.NameSpan)
            : null;

    private static PrivateKey? Redirected(ShellCommand command) =>
        command.Redirections.LastOrDefault(redirection =>
            redirection is { Operator: ">" or ">|", Descriptor: null or "1" })?.Target is { } file
            ? new PrivateKey(command, command.GetValue(file) ?? file.Text, command.NameSpan)
            : null;

    private static string Plain(CommandArgument argument) => argument.Literal ?? argument.Text.Trim('"');
}
