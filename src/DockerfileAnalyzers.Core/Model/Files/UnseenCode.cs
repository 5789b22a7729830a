namespace DockerfileAnalyzers.Model.Files;

/// <summary>
/// Commands that run code that the Dockerfile does not show: a script of the project, a target of make.
/// </summary>
internal static class UnseenCode
{
    // Builds from source do not install system packages.
    private static readonly Regex s_build = new(
        @"(?:\A|/)(?:configure|config|autogen\.sh|buildconf|b2|gradlew|mvnw|activate|nvm\.sh)\z",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    private static readonly Regex s_installer = new(
        "install|setup|bootstrap|provision|deps|requirements", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Programs of the system install nothing by themselves; a script among them was put there.
    private static readonly Regex s_system = new(
        @"\A(?:/(?:usr|bin|sbin|etc|lib)/|~|\$HOME|\$\{HOME\})(?!.*\.sh\z)", RegexOptions.CultureInvariant);

    // The scripts of frameworks are known: they do not install system packages.
    private static readonly Regex s_framework = new(
        @"(?:\A|/)(?:setup\.py|manage\.py|get-pip\.py|get-poetry\.py|artisan|console|index\.php|server\.js)\z|\.phar\z",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    private static readonly Regex s_installInCode = new(
        "apt|apk|dpkg|install|subprocess|system|exec|spawn|popen|`|/var/lib",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_unknownName = new(
        @"(?:\$\w+|\$\{[^}]*\}|\$\(.*\)|`.*`)""?\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.RightToLeft);

    private static readonly Fact<InstructionSyntax, string?> s_installers = new(CreateInstaller);

    private static readonly Fact<ShellCommand, bool> s_isRun = new(CreateIsRun);

    private static readonly Recent<string, bool> s_isOwn = new(path =>
        !s_build.IsMatch(path) && !s_system.IsMatch(path));

    private static readonly char[] s_expansions = ['$', '`'];

    /// <summary>
    /// Whether the commands of a RUN are unknown: no shell reads its script, or it contains no command.
    /// </summary>
    public static bool IsUnread(DockerfileModel model, RunInstructionSyntax run) => !run.IsExecForm
        && (model.GetCommands(run).IsEmpty || (run.Interpreter is not null && model.GetScript(run) is null));

    /// <summary>
    /// The first program of an instruction that may install packages from the existing lists; empty where all programs
    /// are known.
    /// </summary>
    public static string? FindInstaller(DockerfileModel model, InstructionSyntax instruction) =>
        s_installers.Of(model, instruction);

    private static string? CreateInstaller(DockerfileModel model, InstructionSyntax instruction)
    {
        if (instruction is RunInstructionSyntax { Interpreter: { } interpreter } run && model.GetScript(run) is null)
            return run.ScriptText is { } body && !s_installInCode.IsMatch(body.Text) ? null : interpreter;
        if (model.GetWords(instruction) is { Tree.Dialect: not (ShellDialect.PowerShell or ShellDialect.Cmd) } script
            && script.Tree.Nodes.OfType<SimpleCommandSyntax>()
                .FirstOrDefault(command => HasUnknownName(command, script)) is { } unknown)
            return unknown.Words[0].Text;
        return model.GetCommands(instruction).FirstOrDefault(command => IsRunBy(model, command)
            || (FindInlineCode(command) is { } code && s_installInCode.IsMatch(code)) || RunsUnknown(command))
            is { } runner
            ? Say(runner) : null;
    }

    // "$INSTALL curl", "$(which apt-get) install": which program runs is not known.
    private static bool HasUnknownName(SimpleCommandSyntax command, WordValues words) => !command.Words.IsEmpty
        && command.Words[0].Text.IndexOfAny(s_expansions) >= 0
        && s_unknownName.IsMatch(command.Words[0].Text) && words.GetArguments(command.Words[0]).IsDefault;

    // "sh -c "$COMMAND"", "eval $COMMAND", "apt-get "$@"" of a function.
    private static bool RunsUnknown(ShellCommand command) => command.Name switch
    {
        "eval" => !command.IsComplete,
        _ when command.Tool is "apt-get" or "apk" => command.Action is null && !command.IsComplete,
        _ => Interpreters.GetDialect(command.Name) is not ShellDialect.Unknown && command.HasOption("-c")
            && command.Arguments.Any(argument => argument.Literal is null && s_unknownName.IsMatch(argument.Text)),
    };

    // "python3 -c '…'", "perl <<EOF".
    public static string? FindInlineCode(ShellCommand command)
    {
        if (!IsInterpreter(command.Name))
            return null;
        var code = command.HasOption(OptionTrait.Code)
            ? string.Join(" ", command.Arguments.Select(argument => argument.Text)) : "";
        var input = command.Redirections.LastOrDefault(redirection => redirection.Document is not null)?.Document;
        return code.Length > 0 || input is not null ? code + input?.Text.Text : null;
    }

    private static bool IsInterpreter(string name) =>
        Programs.Is(name, ProgramTrait.Interpreter) && Interpreters.GetDialect(name) is ShellDialect.Unknown;

    // A program that the Dockerfile copies from its context, or adds from a URL; what a container starts is the product
    // itself.
    private static bool IsCopied(DockerfileModel model, ShellCommand command, string path) =>
        command.Instruction is RunInstructionSyntax && model.GetStage(command) is { } stage
        && (ContextOrigins.Find(model, stage, path).Any()
            || stage.ChainInstructions.OfType<AddInstructionSyntax>().Select(add => CopyResolver.Of(model, add))
                .Any(add => add.Sources.Any(source => source.IsRemote) && add.FindOnlyFile() == path));

    public static bool IsRunBy(DockerfileModel model, ShellCommand command) => s_isRun.Of(model, command);

    private static bool CreateIsRun(DockerfileModel model, ShellCommand command)
    {
        if (CacheReaderTable.Runners.Commands.Contains(command.Name))
            return command.Name is not ("make" or "gmake")
                || command.Operands.Select(target => target.Text).Any(IsUnknownTarget);
        if (command.Name is "." or "source")
            return command.Operands.FirstOrDefault()?.Text is { } file && IsOwn(file)
                && !file.StartsWith("/opt/", StringComparison.Ordinal);
        if (Interpreters.GetDialect(command.Name) is not ShellDialect.Unknown)
        {
            return command.Operands.FirstOrDefault() is { } script
                ? !command.HasOption("-c") && IsOwn(script.Text)
                : command.Pipeline is not null;
        }

        if (IsInterpreter(command.Name))
        {
            return command.Operands.FirstOrDefault() is { } program && !command.HasOption("-m")
                && !command.HasOption(OptionTrait.Code)
                && !s_framework.IsMatch(program.Text) && (s_installer.IsMatch(program.Text)
                    || (ContainerPath.Combine(model.GetWorkingDirectory(command), program.Literal) is { } path
                        && IsCopied(model, command, path)));
        }

        var mayBeOwn = command.ProgramAsWritten.StartsWith("/", StringComparison.Ordinal)
            ? IsOwn(command.ProgramAsWritten) : CommandTable.Find(command.Name) is null && !command.IsCall;
        if (mayBeOwn && IsCopied(model, command, command.ProgramAsWritten))
            return true;

        var isScript = command.Name.EndsWith(".sh", StringComparison.Ordinal);
        return (isScript || (command.ProgramAsWritten.IndexOf('/') >= 0 && CommandTable.Find(command.Name) is null))
            && IsOwn(command.ProgramAsWritten);
    }

    private static bool IsUnknownTarget(string target) =>
        target.IndexOf('=') < 0 && !CacheReaderTable.Runners.Excuses.Contains(target);

    private static bool IsOwn(string path) => s_isOwn[path];

    /// <summary>The command, as a message names it.</summary>
    public static string Say(ShellCommand command)
    {
        if (command.Action is { } action)
            return $"{command.Name} {action}";
        var arguments = command.Arguments.Length <= 2
            ? command.Arguments.Select(argument => " " + argument.Text)
            : Enumerable.Empty<string>();
        return command.ProgramAsWritten + string.Concat(arguments);
    }
}
