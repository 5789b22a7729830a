namespace DockerfileAnalyzers.Model.Image;

/// <summary>
/// The first later instruction that needs the files of a package manager: a fix that deletes them would break it.
/// </summary>
/// <param name="Text">The command, as a message names it.</param>
/// <param name="IsCertain">Whether it reads the cache; otherwise, it runs unseen code that may read it.</param>
internal sealed record LaterUse(InstructionSyntax Instruction, string Text, bool IsCertain)
{
    private readonly record struct UseKey(
        Stage Stage, string Tool, string Path, string CauseTool, string CauseName, bool FetchesIndex);

    private static readonly Fact<Dictionary<UseKey, LaterUse?[]>> s_uses = new(_ => new());

    private static readonly char[] s_ends = ['/', '*'];

    // The paths in the arguments of a command, which are needed for each cache.
    private static readonly Fact<ShellCommand, string[]> s_paths = new((model, command) =>
        Locate(model, command, command.Arguments).ToArray());

    /// <summary>
    /// In the rest of the stage, in stages that build on it, in ONBUILD, and in what the container starts.
    /// </summary>
    public static LaterUse? Find(DockerfileModel model, RunInstructionSyntax run, Residue residue) =>
        model.GetStage(run) is { } stage && CacheReaderTable.Find(residue.Tool) is { } readers
            ? Find(model, stage, residue, readers)[stage.Instructions.IndexOf(run) + 1]
            : null;

    // From each instruction of the stage on. Most RUNs leave the same residue: it is looked for once.
    private static LaterUse?[] Find(DockerfileModel model, Stage stage, Residue residue, CacheReaders readers)
    {
        var key = new UseKey(
            stage, residue.Tool, residue.Path, residue.Cause.Tool, residue.Cause.Name, FetchesIndex(residue));
        if (s_uses.Of(model).TryGetValue(key, out var uses))
            return uses;
        var count = stage.Instructions.Length;
        uses = new LaterUse?[count + 1];
        uses[count] = FindElsewhere(model, stage, residue, readers);
        for (var i = count - 1; i >= 0; i--)
        {
            var use = Find(model, stage.Instructions[i], residue, readers, out var isLast);
            uses[i] = isLast || (use is not null && uses[i + 1] is not { IsCertain: true }) ? use : uses[i + 1];
        }

        return s_uses.Of(model)[key] = uses;
    }

    private static LaterUse? Find(
        DockerfileModel model, InstructionSyntax later, Residue residue, CacheReaders readers, out bool isLast)
    {
        LaterUse? unseen = null;
        isLast = true;
        var instruction = later is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : later;
        if (instruction is CopyInstructionSyntax copy && Copies(copy, residue.Path))
            return new LaterUse(copy, copy.ToString(), IsCertain: true);
        foreach (var command in model.GetCommands(instruction))
        {
            // Later commands read fresh lists.
            if (command.Kind is CommandKind.UpdateIndex
                && CacheTable.Find(command.Tool, command.Action)?.Tool == residue.Tool)
                return unseen;
            if (Reads(model, command, residue, readers))
                return new LaterUse(instruction, UnseenCode.Say(command), IsCertain: true);
            if (unseen is null && CopiesAbove(model, command, residue))
                unseen = new LaterUse(instruction, UnseenCode.Say(command), IsCertain: false);
        }

        if (unseen is null && residue.Tool is "apt" or "apk"
            && UnseenCode.FindInstaller(model, instruction) is { } installer)
            unseen = new LaterUse(instruction, installer, IsCertain: false);
        isLast = false;
        return unseen;
    }

    private static LaterUse? FindElsewhere(DockerfileModel model, Stage stage, Residue residue, CacheReaders readers)
    {
        LaterUse? unseen = null;
        foreach (var child in model.Stages.Where(other => other.Parent == stage))
        {
            if (Find(model, child, residue, readers)[0] is { } use)
            {
                if (use.IsCertain)
                    return use;
                unseen ??= use;
            }
        }

        return FindCopy(model, stage, residue) ?? unseen;
    }

    private static bool FetchesIndex(Residue residue) =>
        residue.Causes.Any(cause => cause.Kind is CommandKind.UpdateIndex);

    // COPY --from and mounts of other stages.
    private static LaterUse? FindCopy(DockerfileModel model, Stage stage, Residue residue)
    {
        foreach (var instruction in model.Syntax.Instructions)
        {
            if (instruction is CopyInstructionSyntax { From.Literal: { } from } copy
                && Copies(copy, residue.Path) && model.FindStage(copy, from) == stage)
                return new LaterUse(copy, copy.ToString(), IsCertain: true);
            if (instruction is RunInstructionSyntax { Mounts.IsEmpty: false } run
                && FindMount(model, stage, run, residue.Path) is { } mounted)
                return new LaterUse(run, model.File.GetText(mounted.Span), IsCertain: true);
        }

        return null;
    }

    private static bool Copies(CopyInstructionSyntax copy, string directory)
    {
        foreach (var source in copy.Sources)
        {
            if (IsWithin(source.Literal, directory))
                return true;
        }

        return false;
    }

    private static MountSyntax? FindMount(
        DockerfileModel model, Stage stage, RunInstructionSyntax run, string directory) => run.Mounts.FirstOrDefault(
            mount => mount.From is { } name && model.FindStage(run, name) == stage
                && IsWithin(mount.Source, directory));

    private static bool Reads(DockerfileModel model, ShellCommand command, Residue residue, CacheReaders readers)
    {
        if (command.Name is not ("rm" or "find" or "cd")
            && (IsAnyWithin(s_paths.Of(model, command), residue.Path)
                || IsWithin(model.GetWorkingDirectory(command), residue.Path)))
            return true;
        // For a program that is not in the tables, the first operand is the subcommand: "rosdep install".
        var action = command.Action ?? command.Operands.FirstOrDefault()?.Literal;
        // If no command fetched the index, apk fetches what it needs.
        if (FetchesIndex(residue) && IsReader(command, action, readers))
            return !HasAny(command, readers.Excuses) && !command.HasOption("--version", "--help");
        var isSameTool = command.Tool == residue.Cause.Tool || command.Name == residue.Cause.Name
            || (command.Name == "npx" && residue.Tool == "npm");
        return isSameTool && IsOffline(model, command, readers);
    }

    // For a relative path, also the target that it has from the current directory.
    private static IEnumerable<string> Locate(
        DockerfileModel model, ShellCommand command, IEnumerable<CommandArgument> arguments)
    {
        var user = CommandUser.Find(model.GetState(command.Instruction), command);
        foreach (var argument in arguments)
        {
            var text = argument.Literal ?? argument.Text.Trim('"');
            yield return user.Locate(user.Normalize(text));
            if (text.Length > 0 && text[0] is not ('/' or '~' or '$' or '-')
                && ContainerPath.Combine(model.GetWorkingDirectory(command), argument.Literal) is { } path)
                yield return path;
        }
    }

    // "cp -r /var/lib/apt /backup": a folder above it, which is not the root.
    private static bool CopiesAbove(DockerfileModel model, ShellCommand command, Residue residue)
    {
        var sources = command.Name switch
        {
            "cp" or "mv" or "rsync" => command.Operands.Take(command.Operands.Length - 1),
            "tar" when !CommandEffects.IsUnpacking(command) => command.Arguments,
            "zip" => command.Arguments,
            _ => null,
        };
        return sources is not null && CopiesAny(Locate(model, command, sources), residue.Path);
    }

    private static bool CopiesAny(IEnumerable<string> paths, string directory) =>
        paths.Select(path => path.TrimEnd('/', '*', '.'))
            .Any(path => path.Length > 1 && ContainerPath.IsWithin(directory, path));

    private static bool IsWithin(string? path, string directory) =>
        path is { Length: > 0 } && path[0] == directory[0] && ContainerPath.IsWithin(path.TrimEnd(s_ends), directory);

    private static bool IsAnyWithin(string[] paths, string directory)
    {
        foreach (var path in paths)
        {
            if (IsWithin(path, directory))
                return true;
        }

        return false;
    }

    private static bool IsReader(ShellCommand command, string? action, CacheReaders readers) =>
        readers.Commands.Contains(command.Name) || readers.Commands.Contains(command.Name + " " + action)
        || (command.Tool != command.Name && readers.Commands.Contains(command.Tool + " " + action));

    private static bool HasAny(ShellCommand command, ImmutableArray<string> options) =>
        command.Options.Any(option => options.Contains(option.Name));

    /// <summary>Whether a command takes what it installs from the cache, and adds nothing to it.</summary>
    public static bool IsOffline(DockerfileModel model, ShellCommand command, string tool) =>
        CacheReaderTable.Find(tool) is { } readers && IsOffline(model, command, readers);

    private static bool IsOffline(DockerfileModel model, ShellCommand command, CacheReaders readers) =>
        HasAny(command, readers.Options) || readers.Variables.Any(name => IsSet(model, command, name));

    private static bool IsSet(DockerfileModel model, ShellCommand command, string name)
    {
        var value = command.Syntax?.Assignments.FirstOrDefault(assignment => assignment.Name == name)?.Value.Text
            ?? model.GetState(command.Instruction).Variables.Find(name)?.Value;
        return value is { Length: > 0 } and not ("0" or "false");
    }
}
