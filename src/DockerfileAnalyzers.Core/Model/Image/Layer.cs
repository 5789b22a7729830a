namespace DockerfileAnalyzers.Model.Image;

/// <summary>Something that a RUN leaves in its layer and that no later instruction can remove.</summary>
/// <param name="Causes">The commands that write it, in the order of the text.</param>
/// <param name="Path">The directory, absolute, or from <c>~</c>.</param>
/// <param name="Tool">Whose it is: <c>apt</c>, <c>npm</c>…</param>
/// <param name="Bytes">Estimated; <see langword="null"/> where no table tells.</param>
/// <param name="IsAtLeast">The bytes are the least that such a cache weighs; of apt's lists they are measured.</param>
/// <param name="Remedy">
/// The option of the tool that avoids it; <see langword="null"/> where only deleting helps.
/// </param>
/// <param name="CleanUp">
/// The command that deletes it, after all others; <see langword="null"/> where that is not certain to run.
/// </param>
/// <param name="IsOfBuildTool">Only a build fills it.</param>
internal sealed record Residue(
    ImmutableArray<ShellCommand> Causes,
    string Path,
    string Tool,
    long? Bytes,
    bool IsAtLeast,
    string? Remedy,
    string? CleanUp,
    bool IsOfBuildTool)
{
    public ShellCommand Cause => Causes[0];

    public SizeEstimate Size => Bytes is { } bytes
        ? new SizeEstimate(bytes, IsAtLeast ? Certainty.Typical : Certainty.Published, IsAtLeast)
        : SizeEstimate.Unknown;
}

/// <summary>The files that a RUN writes, without those that it deletes itself or that its mounts hide.</summary>
internal sealed class Layer
{
    private static readonly Fact<RunInstructionSyntax, Layer> s_fact = new(Create);

    private static readonly Fact<Stage, CachePlaces> s_places = new((_, stage) =>
        CachePlaces.Find(stage.BaseImage?.Reference.Repository, stage.BaseImage?.Reference.Tag));

    private Layer(RunInstructionSyntax instruction, ImmutableArray<Residue> residues)
    {
        Instruction = instruction;
        Residues = residues;
    }

    public RunInstructionSyntax Instruction { get; }

    /// <summary>Package managers' lists and caches.</summary>
    public ImmutableArray<Residue> Residues { get; }

    public static Layer Of(DockerfileModel model, RunInstructionSyntax run) => s_fact.Of(model, run);

    private static Layer Create(DockerfileModel model, RunInstructionSyntax run)
    {
        var residues = ImmutableArray.CreateBuilder<Residue>();
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        // Their locations on Windows are in no table.
        var commands = model.RunsWindows(run) ? ImmutableArray<ShellCommand>.Empty : model.GetCommands(run);
        // A script of thousands of commands asks this once for each cache.
        var deleters = new Dictionary<PackageCache, ImmutableArray<ShellCommand>>();
        var order = new ExecutionOrder(commands);
        Dictionary<string, string>? exports = null;
        string? GetVariable(ShellCommand command, string name) =>
            Layer.GetVariable(model, command, name, exports ??= ReadExports(commands));
        var causes = new List<ImmutableArray<ShellCommand>.Builder>();
        var image = model.GetStage(run)?.BaseImage;
        var places = GetPlaces(model, run);
        foreach (var command in commands)
        {
            if (FindCache(command, places) is not { } cache
                || PackageManagerConfiguration.Of(model).AvoidsCache(command)
                || (cache.Image is not null && image?.Facts?.Toolchain != cache.Image)
                || cache.IsAvoidedBy(option => command.HasOption(option), name => GetVariable(command, name))
                || cache.IsElsewhere(option => command.HasOption(option), name => GetVariable(command, name))
                || ToolAge.IsTooOld(model, command, cache)
                || LaterUse.IsOffline(model, command, cache.Tool)
                || ImagePrograms.LacksManager(model, command))
            {
                continue;
            }

            var user = CommandUser.Find(model.GetState(run), command);
            if (cache.Paths.Any(path => IsHidden(run, path, user.Normalize)))
                continue;
            if (!deleters.TryGetValue(cache, out var deleting))
                deleters[cache] = deleting = commands.Where(other => Deletes(model, other, cache, user))
                    .ToImmutableArray();
            if (order.AnyRunsAfter(deleting, command)
                || (cache.IsOfBuildTool && IsNeededLater(model, command)))
                continue;
            if (found.TryGetValue(cache.Path, out var place))
            {
                if (residues[place].Remedy == cache.OfferedRemedy)
                    causes[place].Add(command);
                continue;
            }

            var bytes = cache.Tool == "apt"
                && image?.Facts is { Os: OsFamily.Debian or OsFamily.Ubuntu, OsRelease: { } suite }
                    ? PackageTable.GetListsBytes(suite)
                    : null;
            found[cache.Path] = residues.Count;
            causes.Add(ImmutableArray.CreateBuilder<ShellCommand>());
            causes[causes.Count - 1].Add(command);
            residues.Add(new Residue(
                ImmutableArray.Create(command), user.Locate(cache.Path), cache.Tool,
                bytes ?? cache.LeastBytes, bytes is null, cache.OfferedRemedy,
                CleanUpCommand.Find(model, command, cache, user), cache.IsOfBuildTool));
        }

        return new Layer(
            run, residues.Select((residue, i) => residue with { Causes = causes[i].ToImmutable() }).ToImmutableArray());
    }

    private static PackageCache? FindCache(ShellCommand command, CachePlaces places)
    {
        if (command.Action is null && (command.HasOption("-v") || command.HasOption(OptionTrait.Question)))
            return null;
        var cache = CacheTable.Find(command.Name, command.Action) ?? CacheTable.Find(command.Tool, command.Action);
        return cache is null ? null : places.Locate(cache);
    }

    private static CachePlaces GetPlaces(DockerfileModel model, RunInstructionSyntax run) =>
        model.GetStage(run) is { } stage ? s_places.Of(model, stage) : CachePlaces.Find(null, null);

    private static Dictionary<string, string> ReadExports(ImmutableArray<ShellCommand> commands) => commands
        .Where(command => command.Name == "export").SelectMany(command => command.Operands)
        .Select(operand => operand.Literal).OfType<string>().Where(text => text.IndexOf('=') > 0)
        .GroupBy(text => text.Substring(0, text.IndexOf('=')), StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key, group => group.First().Substring(group.Key.Length + 1), StringComparer.Ordinal);

    // Before the command itself, in an earlier export of the script, or in the stage.
    private static string? GetVariable(
        DockerfileModel model, ShellCommand command, string name, IReadOnlyDictionary<string, string> exports) =>
        (command.Syntax?.Assignments.FirstOrDefault(assignment => assignment.Name == name) is { } assignment
            ? command.GetValue(assignment.Value)
            : null)
        ?? (exports.TryGetValue(name, out var value)
            ? value
            : model.GetState(command.Instruction).Variables.Find(name)?.Value);

    // A program that is built in two steps with a tool, or started with it, needs its cache.
    private static bool IsNeededLater(DockerfileModel model, ShellCommand command) =>
        model.GetStage(command) is { } stage && stage.ChainInstructions.OfType<CommandInstructionSyntax>()
            .Where(instruction => instruction != command.Instruction)
            .SelectMany(instruction => model.GetCommands(instruction))
            .Any(other => other.Tool == command.Tool && other.Action is not null);

    /// <summary>Whether a mount covers the directory: what is written there is not in the layer.</summary>
    public static bool IsHidden(RunInstructionSyntax run, string path) => IsHidden(run, path, ContainerPath.Normalize);

    private static bool IsHidden(RunInstructionSyntax run, string path, Func<string, string> normalize) =>
        run.Mounts.Any(mount =>
            mount.Type is "cache" or "tmpfs" or "bind" && mount.Target is { } target
            && ContainerPath.IsWithin(path, normalize(target)));

    /// <summary>Whether a RUN deletes what another one left, as its own commands would have.</summary>
    internal static bool Empties(DockerfileModel model, RunInstructionSyntax run, Residue residue)
    {
        var user = CommandUser.Find(model.GetState(residue.Cause.Instruction), residue.Cause);
        return FindCache(residue.Cause, GetPlaces(model, run)) is { } cache
            && model.GetCommands(run).Any(command => Deletes(model, command, cache, user));
    }

    private static bool Deletes(DockerfileModel model, ShellCommand command, PackageCache cache, CommandUser user)
    {
        if (cache.CleanCommands.Contains(command.Name + " " + command.Action)
            || cache.CleanCommands.Contains(command.Tool + " " + command.Action))
            return true;
        if (command.Name is not ("rm" or "find"))
            return false;
        var current = command.Arguments.Any(argument => IsRelative(argument.Literal))
            ? model.GetWorkingDirectory(command)
            : null;
        return command.Operands.Concat(command.Arguments)
            .Any(operand => cache.Paths.Any(directory => operand.Literal is { } path
                ? DeletesPath(
                    IsRelative(path) && current is not null ? current + "/" + path : user.Normalize(path), directory)
                // "$(gem env gemdir)/cache" may be it.
                : operand.Text.TrimEnd('"', '*', '/') is var text
                    && text.EndsWith(directory.Substring(directory.LastIndexOf('/')), StringComparison.Ordinal)));
    }

    private static bool IsRelative(string? path) =>
        path is { Length: > 0 } && path[0] is not ('/' or '~' or '$' or '-');

    // "rm -rf /var/lib/apt/lists/*", "…/lists", "/var/lib/apt/*", "/var/lib/apt/lists/*_*": the directory
    // itself, one above it, or what is in it.
    private static bool DeletesPath(string path, string directory)
    {
        if (!path.StartsWith("/", StringComparison.Ordinal) || path == "/")
            return false;
        var star = path.IndexOfAny(new[] { '*', '?', '[', '{' });
        if (star < 0)
            return ContainerPath.IsWithin(directory, path);
        var slash = path.LastIndexOf('/', star);
        var parent = slash <= 0 ? "/" : path.Substring(0, slash);
        return parent == directory
            || (parent != "/" && ContainerPath.IsWithin(directory, parent)
                && WildcardMatches(path.Substring(slash + 1), directory.Substring(parent.Length + 1)));
    }

    private static bool WildcardMatches(string pattern, string rest)
    {
        var segment = rest.Split('/')[0];
        var prefix = pattern.Split('*', '?', '[', '{')[0];
        return segment.StartsWith(prefix, StringComparison.Ordinal);
    }
}
