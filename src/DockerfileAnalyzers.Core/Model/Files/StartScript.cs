namespace DockerfileAnalyzers.Model.Files;

/// <summary>A script that a container starts.</summary>
/// <param name="Path">Absolute in the image, or a name that is looked for on PATH.</param>
internal sealed record StartScript(ShellCommand Command, string Path)
{
    private static readonly char[] s_lineEnds = { '\n', '\r' };

    /// <summary>
    /// The scripts that ENTRYPOINT and CMD name: <c>/entrypoint.sh</c>, <c>sh ./start</c>, <c>tini -- /run.sh</c>.
    /// </summary>
    public static IEnumerable<StartScript> Find(DockerfileModel model, Stage stage)
    {
        foreach (var command in model.GetStartCommands(stage))
        {
            var isShell = Interpreters.GetDialect(command.Name) is not ShellDialect.Unknown;
            // "sh -c …" has its script in its arguments: the commands of it are here already.
            if (isShell ? command.HasOption("-c") : CommandTable.IsWrapper(command.Name))
                continue;
            var word = isShell ? command.Operands.FirstOrDefault()?.Literal : command.ProgramAsWritten;
            if (word is null || word.Length == 0)
                continue;
            yield return Create(command, word, stage, isFile: isShell);
        }
    }

    /// <summary>
    /// Those that the kernel starts itself: no shell, which would read a file without <c>#!</c> on its own, is around
    /// them.
    /// </summary>
    public static IEnumerable<StartScript> FindDirect(DockerfileModel model, Stage stage)
    {
        var state = stage.FinalState;
        var isCmdStarted = state.Entrypoint is null
            && stage.BaseImage?.Facts?.Contents.Entrypoint is { IsDefault: false, IsEmpty: true };
        foreach (var start in new CommandInstructionSyntax?[]
            { state.Entrypoint, isCmdStarted ? state.Cmd : null, state.Healthcheck }.OfType<CommandInstructionSyntax>())
        {
            if (start.IsExecForm && model.GetCommands(start).FirstOrDefault() is { Outer: null } command
                && command.ProgramAsWritten is { Length: > 0 } program && !CommandTable.IsWrapper(command.Name)
                && Interpreters.GetDialect(command.Name) is ShellDialect.Unknown)
                yield return Create(command, program, stage, isFile: false);
        }
    }

    // A shell also treats a name without a directory as a file.
    private static StartScript Create(ShellCommand command, string name, Stage stage, bool isFile) =>
        new(command, isFile || name.IndexOf('/') >= 0
            ? ContainerPath.Combine(stage.FinalState.WorkingDirectory, name) ?? ContainerPath.GetName(name) : name);

    /// <summary>The words of ENTRYPOINT and CMD that may name a script outside the Dockerfile.</summary>
    public static IEnumerable<string> GetUnread(DockerfileModel model, Stage stage)
    {
        var own = model.Project.AssemblyName
            ?? System.IO.Path.GetFileNameWithoutExtension(model.Project.ProjectFile?.Replace('\\', '/'));
        return Find(model, stage).Where(script => script.FindText(model, stage) is null)
            .Select(script => ContainerPath.GetName(script.Path))
            .Where(name =>
                name is not ("dotnet" or "dotnet.exe") && !Programs.Is(name, ProgramTrait.ShellOnly)
                    && name != own && name != own + ".exe");
    }

    /// <summary>
    /// The text of the script where the Dockerfile itself holds it: <c>COPY &lt;&lt;EOF /start.sh</c>,
    /// <c>RUN cat &lt;&lt;EOF > /start.sh</c>.
    /// </summary>
    public LogicalText? FindText(DockerfileModel model, Stage stage)
    {
        foreach (var instruction in stage.ChainInstructions.Reverse())
        {
            if (instruction is CopyingInstructionSyntax { Heredocs.IsEmpty: false } copying
                && CopyResolver.Of(model, copying).Target is { } target)
            {
                var heredoc = copying.Heredocs.FirstOrDefault(document =>
                    Is(target.IsFolder ? target.Join(document.Name) : target.Path));
                if (heredoc is not null)
                    return heredoc.Body;
            }
            else if (instruction is RunInstructionSyntax run && FindWritten(model, run) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The files of the context that the script may be; a name alone also those in a folder of PATH.</summary>
    public IEnumerable<string> FindSources(DockerfileModel model, Stage stage) =>
        Path.IndexOf('/') >= 0 || CommandTable.Find(Path) is not null || Programs.Is(Path, ProgramTrait.ShellToo)
            ? ContextOrigins.Find(model, stage, Path) : FindOnPath(model, stage);

    // The files of a copied directory, whose name has no extension: "COPY rootfs /".
    private IEnumerable<string> FindOnPath(DockerfileModel model, Stage stage) =>
        ContextOrigins.Find(model, stage, Path).Concat(SystemDirectory.SearchPath
            .SelectMany(folder => ContextOrigins.Find(model, stage, folder + "/" + Path))
            .Where(candidate => candidate.LastIndexOf('/') is var end && candidate.IndexOf('.', 0, end + 1) <= 0))
        .Distinct();

    /// <summary>
    /// How the script uses root privileges; <see cref="ScriptUser.Kept"/> where the command is not a script.
    /// </summary>
    public ScriptUser FindUser(DockerfileModel model, Stage stage)
    {
        if (FindText(model, stage) is { } text)
            return Judge(text, Command.Instruction);
        return FindFacts(model, stage)?.User ?? (MayDrop(model, stage) ? ScriptUser.Unknown : ScriptUser.Kept);
    }

    /// <summary>Whether a command in a script that the container of a stage starts is of a kind.</summary>
    public static bool IsAny(DockerfileModel model, Stage stage, ScriptUse use) =>
        Find(model, stage).Any(script => script.GetUse(model, stage).HasFlag(use));

    /// <summary>The kinds of commands in the script; none of a script that was not read.</summary>
    private ScriptUse GetUse(DockerfileModel model, Stage stage) => FindText(model, stage) is { } text
        ? GetUse(FindCommands(text, Command.Instruction)) : FindFacts(model, stage)?.Use ?? ScriptUse.None;

    public static ScriptUse GetUse(ImmutableArray<ShellCommand> commands) =>
        (commands.Any(IsAssembly) ? ScriptUse.StartsAssembly : ScriptUse.None)
        | (commands.Any(DevelopmentUse.IsBuild) ? ScriptUse.Builds : ScriptUse.None);

    // "dotnet Shop.dll".
    private static bool IsAssembly(ShellCommand command) =>
        command is { Name: "dotnet", Arguments: { IsEmpty: false } arguments }
        && arguments[0].Text.Trim('"', '\'').EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private StartScriptFacts? FindFacts(DockerfileModel model, Stage stage) =>
        FindSources(model, stage).Select(source => model.Project.FindStartScript(model.File.Path, source))
            .FirstOrDefault(script => script is not null);

    public bool IsScript => Interpreters.GetDialect(Command.Name) is not ShellDialect.Unknown
        || Path.EndsWith(".sh", StringComparison.Ordinal) || ContainerPath.GetName(Path).Contains("entrypoint");

    // A script that was not read: privileges are dropped in entry points; anything else of the context only where
    // the file has something to do it with.
    private bool MayDrop(DockerfileModel model, Stage stage) =>
        (IsScript && Command.Instruction is EntrypointInstructionSyntax)
            || ((IsScript || FindSources(model, stage).Any()) && NamesRootProgram(stage));

    private static bool NamesRootProgram(Stage stage) =>
        stage.ChainInstructions.Where(instruction =>
            instruction is CommandInstructionSyntax or CopyingInstructionSyntax)
            .Any(instruction => RootPrograms.DistinctNames.Any(instruction.Arguments.Text.Contains));

    private LogicalText? FindWritten(DockerfileModel model, RunInstructionSyntax run) => model.GetCommands(run)
        .Where(command => command.Name is "cat" or "tee")
        .Where(command =>
            command.Redirections.Any(redirection =>
                redirection is { Operator: ">" or ">|", Target: { } target } && command.GetValue(target) is { } file
                && Is(model, command, file))
                || (command.Name == "tee"
                    && command.Operands.Any(operand => operand.Literal is { } file && Is(model, command, file))))
        .SelectMany(command => command.Redirections)
        .Select(redirection => redirection.Document?.Text).OfType<LogicalText>().LastOrDefault();

    private bool Is(DockerfileModel model, ShellCommand command, string file) =>
        ContainerPath.Combine(model.GetWorkingDirectory(command), file) is { } path && Is(path);

    private bool Is(string path) => path == Path || (Path.IndexOf('/') < 0 && ContainerPath.GetName(path) == Path);

    /// <summary>How a script uses root privileges.</summary>
    /// <param name="start">The instruction that starts it.</param>
    public static ScriptUser Judge(LogicalText text, CommandInstructionSyntax start)
    {
        if (Parse(text) is not { } script)
            return ScriptUser.Unknown;
        var commands = FindCommands(script, start);
        if (commands.Any(UserSwitch.DropsPrivileges))
            return ScriptUser.Dropped;
        var functions = script.Nodes.OfType<FunctionSyntax>()
            .Select(function => function.Name).ToArray();
        return !script.Errors.IsEmpty
            || (NamesUserSwitch(text.Text)
                && !commands.Any(command => RootPrograms.UserSwitches.Contains(command.Name)))
            || commands.Any(command => command.Name is "." or "source")
            || commands.Where(IsExec).Concat(GetLast(script, commands)).Any(command => IsUnseen(command, functions))
            ? ScriptUser.Unknown : ScriptUser.Kept;
    }

    /// <summary>The script as its shell reads it; <see langword="null"/> where that is not a Unix shell.</summary>
    private static ShellScript? Parse(LogicalText text)
    {
        var firstLine = text.Text.Split('\n')[0].TrimEnd('\r');
        var dialect = firstLine.StartsWith("#!", StringComparison.Ordinal)
            ? Interpreters.GetInterpreter(firstLine.Substring(2)) : ShellDialect.Posix;
        return dialect is ShellDialect.Unknown or ShellDialect.PowerShell or ShellDialect.Cmd
            ? null : ShellParser.Parse(text, dialect);
    }

    private static ImmutableArray<ShellCommand> FindCommands(ShellScript script, CommandInstructionSyntax start) =>
        CommandFinder.Find(start, new(script, _ => null), ShellDialect.Posix, _ => null).Commands;

    /// <summary>The commands of a script; none where no Unix shell reads it.</summary>
    public static ImmutableArray<ShellCommand> FindCommands(LogicalText text, CommandInstructionSyntax start) =>
        Parse(text) is { } script ? FindCommands(script, start) : ImmutableArray<ShellCommand>.Empty;

    /// <summary>
    /// The command that a script ends with, where it runs an assembly as a child of the shell, and the
    /// script does not handle signals itself.
    /// </summary>
    public static ShellCommand? FindChild(LogicalText text, CommandInstructionSyntax start)
    {
        if (Parse(text) is not { Root: ShellListSyntax { Items: { IsEmpty: false } items } } script)
            return null;
        var commands = FindCommands(script, start);
        var last = commands.FirstOrDefault(command =>
            command.Syntax is { } syntax && syntax == items[items.Length - 1].Node);
        return last is not null && IsAssembly(last) && !items[items.Length - 1].IsBackground
            && !commands.Any(command => command.Name is "trap" or "wait" or "tini" or "dumb-init") ? last : null;
    }

    // In a variable that it is called by, or asked for: comments say nothing.
    private static bool NamesUserSwitch(string text) => text.Split(s_lineEnds).Select(line => line.Trim())
        .Any(line => line.Length > 0 && line[0] != '#' && RootPrograms.UserSwitches.Any(line.Contains));

    private static bool IsExec(ShellCommand command) => command.Name == "exec" && !command.Arguments.IsEmpty;

    // The last command, or all those of the compound command that the script ends with.
    private static IEnumerable<ShellCommand> GetLast(ShellScript script, ImmutableArray<ShellCommand> commands) =>
        script.Root is ShellListSyntax { Items: { Length: > 0 } items } && items[items.Length - 1].Node is var last
            ? commands.Where(command =>
                command.Syntax is { } syntax && (syntax == last || syntax.Ancestors.Contains(last)))
            : commands;

    private static CommandArgument? FindReplacement(ShellCommand exec) =>
        exec.Arguments.FirstOrDefault(argument => !argument.Text.StartsWith("-", StringComparison.Ordinal));

    // Another script, a function, or whatever a variable holds; "$@" are the
    // arguments of the container, which CMD names.
    private static bool IsUnseen(ShellCommand command, IEnumerable<string> functions)
    {
        var program = command.NameSpan.IsEmpty ? null : command.ProgramAsWritten;
        if (command.Name == "exec" && FindReplacement(command) is { } replacement)
            program = replacement.Text.Trim('"') is "$@" or "${@}" or "$*" ? "exec" : replacement.Literal;
        return program is null || functions.Contains(program) || program.EndsWith(".sh", StringComparison.Ordinal)
            || program.Contains("entrypoint")
            || program == "eval";
    }
}
