namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>A project, solution or folder that a <c>dotnet</c> command of a Dockerfile builds for the image.</summary>
/// <param name="Text">As written; the working directory where nothing is named. Empty where neither is known.</param>
/// <param name="ContextPaths">
/// The places in the build context where it may be, most likely first; the context itself is the empty path. None where
/// that is not known.
/// </param>
internal sealed record BuiltTarget(string Text, ImmutableArray<string> ContextPaths);

/// <summary>
/// The programs that a Dockerfile builds and starts, for a host that looks for the project of the Dockerfile.
/// </summary>
internal sealed class ShippedPrograms
{
    private ShippedPrograms(ImmutableArray<BuiltTarget> built, ImmutableArray<string> started)
    {
        Built = built;
        Started = started;
    }

    /// <summary>The targets that are published; if there are none, those that are built or run from source.</summary>
    public ImmutableArray<BuiltTarget> Built { get; }

    /// <summary>
    /// The names of the files that containers start, without their folders: <c>Shop.dll</c>, <c>Shop</c>.
    /// </summary>
    public ImmutableArray<string> Started { get; }

    /// <param name="target">The stage that is built; <see langword="null"/> for any stage.</param>
    /// <param name="readScript">
    /// The text of a script of the build context; <see langword="null" /> where there is none.
    /// </param>
    public static ShippedPrograms Find(DockerfileModel model, Stage? target, Func<string, LogicalText?> readScript)
    {
        var all = target is null ? model.Stages : FindSources(target, ImmutableArray<Stage>.Empty);
        var targets = target is null ? model.Stages : ImmutableArray.Create(target);
        var commands = all.SelectMany(stage => stage.Instructions.OfType<RunInstructionSyntax>())
            .SelectMany(run => model.GetCommands(run)).ToArray();
        var starts = targets.SelectMany(stage => model.GetStartCommands(stage)).ToArray();
        var built = commands.Where(IsPublish).ToArray();
        if (built.Length == 0)
            built = commands.Concat(starts)
                .Where(command => command is { Name: "dotnet", Subcommand: "build" or "run" or "watch" }).ToArray();
        var scripts = targets.SelectMany(stage => StartScript.Find(model, stage)
            .SelectMany(script => FindCommands(model, stage, script, readScript))).Where(IsPlain);
        return new ShippedPrograms(
            built.Select(command => CreateTarget(model, command)).Distinct().ToImmutableArray(),
            starts.Concat(scripts).Select(FindStartedFile).OfType<string>().Distinct().ToImmutableArray());
    }

    // The stage with its parents, and those that they take files from.
    private static ImmutableArray<Stage> FindSources(Stage stage, ImmutableArray<Stage> seen)
    {
        foreach (var next in stage.Chain.Where(next => !seen.Contains(next)))
        {
            seen = seen.Add(next);
            foreach (var source in next.CopiesFrom)
                seen = FindSources(source, seen);
        }

        return seen;
    }

    private static bool IsPublish(ShellCommand command) => command is { Name: "dotnet", Subcommand: "publish" }
        || (command is { Name: "dotnet", Subcommand: "msbuild" } && command.Arguments.Any(argument =>
            argument.Literal?.EndsWith(":publish", StringComparison.OrdinalIgnoreCase) == true));

    private static BuiltTarget CreateTarget(DockerfileModel model, ShellCommand shell)
    {
        var directory = model.GetWorkingDirectory(shell);
        var command = new DotNetCommand(shell, directory);
        var isRun = command.Verb is "run" or "watch";
        var named = isRun ? shell.GetOptionValue("--project") : command.TargetArgument?.Literal;
        if (isRun ? named is null && shell.HasOption("--project") : named is null && command.TargetArgument is not null)
            return new BuiltTarget("", ImmutableArray<string>.Empty);
        var path = named is null ? directory : ContainerPath.Combine(directory, named);
        if (path is null || model.GetStage(shell) is not { } stage)
            return new BuiltTarget(named ?? directory ?? "", ImmutableArray<string>.Empty);
        // A folder is also what was copied to just that place.
        var places = FindMounted(model, shell, path).Concat(ContextOrigins.Find(model, stage, path))
            .Concat(ContextOrigins.Find(model, stage, path, isFolder: true));
        return new BuiltTarget(named ?? directory ?? "", places.Distinct().ToImmutableArray());
    }

    // A RUN sees the build context where it mounts it, over what was copied there.
    private static IEnumerable<string> FindMounted(DockerfileModel model, ShellCommand shell, string path)
    {
        foreach (var mount in (shell.Instruction as RunInstructionSyntax)?.Mounts ?? ImmutableArray<MountSyntax>.Empty)
        {
            if (!mount.ReadsContext || mount.Target is not { } target || target.Contains("$")
                || mount.Source?.Contains("$") == true || ContainerPath.Combine(
                    model.GetState(shell.Instruction).WorkingDirectory ?? "/", target) is not { } destination)
                continue;
            var filter = CopyFilter.OfMount(mount.Source ?? "/");
            foreach (var isFolder in new[] { false, true })
            {
                foreach (var source in new CopyTarget(destination, IsFolder: false).FindSources(filter, path, isFolder))
                    yield return source;
            }
        }
    }

    // The commands of a script; of one that cannot be read, none.
    private static IEnumerable<ShellCommand> FindCommands(
        DockerfileModel model, Stage stage, StartScript script, Func<string, LogicalText?> readScript)
    {
        var text = script.FindText(model, stage)
            ?? script.FindSources(model, stage).Select(readScript).FirstOrDefault(found => found is not null);
        return text is null ? Enumerable.Empty<ShellCommand>() : StartScript.FindCommands(text,
            script.Command.Instruction);
    }

    // "wait" and "echo" are not programs of the project, whatever it is called.
    private static bool IsPlain(ShellCommand command) =>
        command.Name == "dotnet" || command.ProgramAsWritten.IndexOf('/') >= 0;

    private static string? FindStartedFile(ShellCommand command) => ContainerPath.GetName((command.Name == "dotnet"
        ? command.Arguments.Select(argument => argument.Literal)
            .FirstOrDefault(argument => argument?.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) == true)
        : command.ProgramAsWritten)?.Replace('\\', '/') ?? "") is { Length: > 0 } name ? name : null;
}
