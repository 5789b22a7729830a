namespace DockerfileAnalyzers.Rules.Size;

/// <summary>Containers that are started to work in, or to build: what their image has for building is wanted.</summary>
internal static class DevelopmentStart
{
    /// <summary>Whether the stage starts a shell that reads what a person types, or a tool that builds.</summary>
    public static bool Is(DockerfileModel model, Stage stage) =>
        new CommandInstructionSyntax?[] { stage.FinalState.Entrypoint, stage.FinalState.Cmd }
            .Where(instruction => instruction is not null)
            .SelectMany(instruction => model.GetCommands(instruction!))
            .Any(IsBuild)
        || StartsShell(model, stage);

    private static bool IsBuild(ShellCommand command) =>
        command.Is(ProgramTrait.BuildTool)
        || (command.Tool, command.Action) is ("go", "run" or "test" or "build" or "get" or "generate")
            or ("dotnet", "run" or "test" or "build" or "watch")
            || (command.Manager is { Ecosystem: "node" }
                && command.Arguments.Any(argument =>
                    argument.Literal is "build" or "serve" or "test" or "watch" or "dev"));

    // "CMD ["bash"]", "ENTRYPOINT ["/bin/sh"]"; what follows an entry point of its own is its argument.
    private static bool StartsShell(DockerfileModel model, Stage stage) => stage.FinalState switch
    {
        { Cmd: { } cmd }
            when stage.FinalState.Entrypoint is null or { IsExecForm: true }
                && stage.FinalState.Entrypoint is not { ExecArguments.Length: > 1 } =>
            model.GetCommands(cmd) is { Length: 1 } commands && IsInteractive(commands[0]),
        { Entrypoint: { } entrypoint, Cmd: null } =>
            model.GetCommands(entrypoint) is { Length: 1 } commands && IsInteractive(commands[0]),
        _ => false,
    };

    private static bool IsInteractive(ShellCommand command) =>
        Interpreters.GetDialect(command.Name) is not ShellDialect.Unknown
        && command.Arguments.All(argument => argument.Literal is "-l" or "-i" or "-il" or "-li" or "--login");
}
