namespace DockerfileAnalyzers.Rules.Size;

/// <summary>A command that removes packages that an earlier RUN installed: they stay in its layer.</summary>
/// <param name="Packages">As the command names them: packages, or the name of an apk group.</param>
/// <param name="Names">The packages themselves.</param>
internal sealed record PackageRemoval(
    ShellCommand Command,
    ImmutableArray<CommandArgument> Packages,
    ImmutableArray<string> Names,
    ShellCommand Installation)
{
    private static readonly Fact<Stage, ILookup<(string Tool, string Name), ShellCommand>> s_installations = new(
        FindInstallations);

    private static readonly Fact<InstructionSyntax, Dictionary<(string Tool, string? Name), int>> s_removals =
        new((model, run) => FindRemovals(model.GetCommands(run)));

    private static readonly Fact<InstructionSyntax, int> s_lastInstallations =
        new((model, run) => FindLastInstallation(model.GetCommands(run)));

    /// <returns>
    /// <see langword="null"/> if none of the packages is known to be in an earlier
    /// layer, or if the removal makes room for another package.
    /// </returns>
    public static PackageRemoval? Find(DockerfileModel model, Stage stage, ShellCommand command)
    {
        if (command is not { Kind: CommandKind.Remove, Instruction: RunInstructionSyntax run }
            || command.Manager is not { Ecosystem: "system" } || IsForAnother(model, stage, command))
            return null;
        // ONBUILD removes packages from the finished image.
        var end = model.IsTrigger(run) ? int.MaxValue : run.Span.Start;
        var found = command.Operands
            .Select(operand => (Operand: operand, Installation: FindInstallations(model, stage, command, operand)
                .TakeWhile(install => install.Instruction.Span.Start < end)
                .FirstOrDefault(install => !IsRemovedAtOnce(model, install, operand))))
            .Where(pair => pair.Installation is not null).ToArray();
        if (found.Length == 0)
            return null;
        var names = found.SelectMany(pair =>
            pair.Installation!.Group == pair.Operand.Literal
                ? pair.Installation!.Packages
                : new[] { pair.Operand.Literal! });
        return new PackageRemoval(
            command,
            found.Select(pair => pair.Operand).ToImmutableArray(),
            names.Distinct().ToImmutableArray(),
            found[0].Installation!);
    }

    // The installations of a stage and its parents, by tool and package or group name.
    private static ILookup<(string Tool, string Name), ShellCommand> FindInstallations(
        DockerfileModel model, Stage stage) =>
        stage.Runs
            .SelectMany(run => model.GetCommands(run))
            .Where(command => command.Kind is CommandKind.Install && command.Action != "build-dep")
            .SelectMany(command =>
                (command.Group is { } group ? new[] { group } : command.Packages.Distinct())
                    .Select(name => (command, name)))
            .ToLookup(pair => (pair.command.Tool, pair.name), pair => pair.command);

    // The last removals of a RUN by tool and package; null if the package is not known.
    private static Dictionary<(string Tool, string? Name), int> FindRemovals(ImmutableArray<ShellCommand> commands) =>
        commands
            .Where(command => command.Kind is CommandKind.Remove)
            .SelectMany(command =>
                command.Operands.Select(operand => (command.Tool, Name: operand.Literal, command.Span.Start)))
            .GroupBy(removal => (removal.Tool, removal.Name), removal => removal.Start)
            .ToDictionary(group => group.Key, group => group.Max());

    // The position of the last command of a RUN that installs something or may; -1 if there is none.
    private static int FindLastInstallation(ImmutableArray<ShellCommand> commands) => commands
        .Where(command =>
            command.Kind is CommandKind.Install or CommandKind.Build or CommandKind.Upgrade
            || command.Name is "make" or "dpkg" or "rpm")
        .Select(command => command.Span.Start).DefaultIfEmpty(-1).Max();

    private static IEnumerable<ShellCommand> FindInstallations(
        DockerfileModel model, Stage stage, ShellCommand removal, CommandArgument operand) =>
        operand.Literal is { } name
            ? s_installations.Of(model, stage)[(removal.Tool, name)]
            : Enumerable.Empty<ShellCommand>();

    private static bool IsRemovedAtOnce(DockerfileModel model, ShellCommand install, CommandArgument operand)
    {
        var removals = s_removals.Of(model, install.Instruction);
        return (removals.TryGetValue((install.Tool, operand.Literal), out var start) && start > install.Span.Start)
            || (removals.TryGetValue((install.Tool, null), out start) && start > install.Span.Start);
    }

    // Packages that are installed later may conflict with those that are removed: another version, or another package
    // for the same purpose.
    private static bool IsForAnother(DockerfileModel model, Stage stage, ShellCommand command) =>
        (!model.IsTrigger(command.Instruction)
            && s_lastInstallations.Of(model, command.Instruction) > command.Span.Start)
        || command.Operands.Any(operand => FindInstallations(model, stage, command, operand)
            .Any(other => other.Span.Start > command.Span.Start && other.Instruction != command.Instruction));
}
