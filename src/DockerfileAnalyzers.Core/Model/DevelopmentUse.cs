namespace DockerfileAnalyzers.Model;

/// <summary>Files, stages and containers for development, tests and builds, which are not shipped.</summary>
internal static class DevelopmentUse
{
    private static readonly char[] s_separators = { '.', '-', '_', ':' };

    private static readonly Recent<string, bool> s_files = new(FindIsFile);

    private static readonly Fact<Stage, bool> s_stages = new((model, stage) =>
        (stage.Name is { } name && IsStageName(name)) || model.GetStartCommands(stage).Any(IsDevelopment));

    /// <summary>
    /// Whether a word of the file's name says so (<c>Dockerfile.debug</c>), or the last
    /// word of its folder's (<c>Shop.Tests</c>).
    /// </summary>
    public static bool IsFile(string path) => s_files[path];

    private static bool FindIsFile(string path)
    {
        var segments = path.Split('/', '\\');
        return IsNamed(segments[segments.Length - 1])
            || (segments.Length > 1 && segments[segments.Length - 2].Split(s_separators).Last() is var last
                && KnownNames.Is(last, NameTrait.DevelopmentFolder));
    }

    /// <summary>Whether a word of the stage's name says so: <c>run-tests</c>.</summary>
    public static bool IsStageName(string name) => IsNamed(name);

    /// <summary>Whether the stage's name says so, or what its container starts.</summary>
    public static bool IsStage(DockerfileModel model, Stage stage) => s_stages.Of(model, stage);

    /// <summary>
    /// Whether the container starts a shell that reads what a person types, or a tool that builds: what its image has
    /// for building is wanted.
    /// </summary>
    public static bool StartsTools(DockerfileModel model, Stage stage) =>
        model.GetStartCommands(stage).Any(IsBuild) || StartsShell(model, stage);

    private static bool IsNamed(string name) =>
        name.Split(s_separators).Any(word => KnownNames.Is(word, NameTrait.Development));

    // "nodemon app.js", "dotnet watch", "npm run start:dev", "node --watch app.js".
    private static bool IsDevelopment(ShellCommand command) =>
        command.Is(ProgramTrait.Develops)
        || (GetVerb(command) is { } verb && Programs.Is(command.Tool + " " + verb, ProgramTrait.Develops))
        || (command.Manager is { Ecosystem: "node" }
            && command.Arguments.Any(argument => argument.Literal is { } script && IsScriptName(script)))
        || ((command.Is(ProgramTrait.Interpreter) || command.Is(ProgramTrait.NodeTool))
            && command.HasOption("--watch"));

    private static bool IsScriptName(string script) =>
        IsNamed(script) || script.Split(s_separators).Any(word => Programs.Is(word, ProgramTrait.Develops));

    private static string? GetVerb(ShellCommand command) =>
        command.Action ?? command.Operands.FirstOrDefault()?.Literal;

    /// <summary>
    /// Whether a command builds, or needs a tool that does: <c>dotnet run</c>, <c>dotnet ef</c>, <c>npm run build</c>.
    /// </summary>
    internal static bool IsBuild(ShellCommand command) =>
        command.Is(ProgramTrait.BuildTool)
        || (command.Tool, command.Action) is ("go", "run" or "test" or "build" or "get" or "generate")
            or ("dotnet", "run" or "test" or "build" or "watch" or "ef")
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
