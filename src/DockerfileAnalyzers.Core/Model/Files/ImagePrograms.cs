namespace DockerfileAnalyzers.Model.Files;

/// <summary>
/// Which programs an image has at one point of its build: its own, and those that were brought before.
/// </summary>
internal sealed class ImagePrograms
{
    private readonly DockerfileModel _model;
    private readonly Stage _stage;
    private readonly ImageFacts? _facts;
    private readonly PackageTable? _packages;

    private readonly bool _countsDrawnIn;

    /// <param name="countsDrawnIn">
    /// Whether a package that is installed may bring a program that it is not called after; unlikely of curl and wget.
    /// </param>
    public ImagePrograms(DockerfileModel model, Stage stage, bool countsDrawnIn = true)
    {
        _countsDrawnIn = countsDrawnIn;
        (_model, _stage, _facts) = (model, stage, stage.BaseImage?.Facts);
        _packages = PackageTable.IsExact(_facts) ? PackageTable.Find(_facts) : null;
    }

    /// <param name="name">A program that the table of images covers.</param>
    /// <param name="end">Only instructions before this position count.</param>
    public Presence Find(string name, int end)
    {
        // A digest may be that of any version.
        if (_facts?.Contents.Has(name) is not { } isInBase
            || _stage.BaseImage!.Reference is { Tag: null, Digest: not null })
            return Presence.Unknown;
        if (isInBase)
            return Presence.Present;
        if (_stage.FinalState.Variables.Find("PATH") is { } path
            && path.Value?.Split(':').All(IsUsual) != true)
            return Presence.Unknown;
        return _stage.ChainInstructions.TakeWhile(instruction => instruction.Span.Start < end)
            .Select(instruction => Find(instruction, name, end)).DefaultIfEmpty().Max();
    }

    // The content of a separate directory is not known; .NET tools have other names.
    private static bool IsUsual(string folder) =>
        SystemDirectory.SearchPath.Contains(folder.TrimEnd('/')) || folder is "" or "$PATH" or "${PATH}"
            || folder.EndsWith(".dotnet/tools", StringComparison.Ordinal);

    private Presence Find(InstructionSyntax instruction, string name, int end) => instruction switch
    {
        RunInstructionSyntax run => Find(run, name, end),
        CopyingInstructionSyntax copying => GetTargets(CopyResolver.Of(_model, copying)).Select(MayHold)
            .DefaultIfEmpty().Max(),
        _ => Presence.Absent,
    };

    // A file is at the path that is named; a directory can contain anything.
    private static IEnumerable<string?> GetTargets(CopyResolver copy) => copy.Sources.Select(source =>
        source is { HasWildcard: false, IsUnpacked: false, Filter: { } filter }
            && ContainerPath.GetName(filter.Source).IndexOf('.') > 0
            ? copy.Target?.GetFilePath(filter.Source) : copy.Target?.Path);

    private Presence MayHold(string? path)
    {
        var folders = _stage.FinalState.Variables.Find("PATH")?.Value?.Split(':').Concat(SystemDirectory.SearchPath)
            ?? SystemDirectory.SearchPath;
        return path is null || folders.Any(folder =>
            ContainerPath.IsWithin(path, folder) || ContainerPath.IsWithin(folder, path))
            ? Presence.Unknown : Presence.Absent;
    }

    private Presence Find(RunInstructionSyntax run, string name, int end)
    {
        var commands = _model.GetCommands(run);
        if (UnseenCode.IsUnread(_model, run))
            return Presence.Unknown;
        var mounts = run.Span.End > end
            ? run.Mounts.Where(mount => mount.Type is "bind" or "cache").Select(mount => MayHold(mount.Target))
            : Enumerable.Empty<Presence>();
        return commands.Where(command => command.Span.Start < end).Select(command => Find(command, name))
            .Concat(mounts).DefaultIfEmpty().Max();
    }

    private Presence Find(ShellCommand command, string name)
    {
        if (command.Manager is { Ecosystem: "system" } && command.Kind is CommandKind.Install or CommandKind.Upgrade)
            return FindInstalled(command, name);
        if (command.Name == name && command.ProgramAsWritten.IndexOf('/') >= 0)
            return Presence.Unknown;
        // A command with its name in the text may build it, link to it or unpack it.
        return command.Name != name && !command.Is(ProgramTrait.Reads)
            && (UnseenCode.IsRunBy(_model, command) || command.Kind is CommandKind.InstallGroup
                || command.Arguments.Any(argument => argument.Text.Contains(name) || IsPlaceOfPrograms(argument)))
            ? Presence.Unknown : Presence.Absent;
    }

    private static bool IsPlaceOfPrograms(CommandArgument argument) => argument.Literal is { } text
        && (text is "/" or "/usr" or "/usr/" or "/usr/local" or "/usr/local/" || text.Contains("bin/")
            || text.EndsWith("/bin", StringComparison.Ordinal));

    private Presence FindInstalled(ShellCommand command, string name)
    {
        var bringers = ProgramPackages.Find(name, command.Tool);
        if (command.Packages.Any(package => bringers.Contains(package)))
            return Presence.Present;
        if (command.Kind is CommandKind.Upgrade && command.Operands.IsEmpty)
            return Presence.Absent;
        if (!_countsDrawnIn && command.IsComplete && !bringers.IsEmpty)
            return Presence.Absent;
        if (bringers.IsEmpty && PackageManagerTable.IsOfSystem(name))
            return Presence.Absent;
        if (bringers.IsEmpty || !command.IsComplete || _packages?.IsOf(command.Tool) != true
            || command.Action is not ("install" or "add")
            || command.Packages.Count() != command.Operands.Length)
            return Presence.Unknown;
        var selection = _packages.Select(
            command.Packages, withRecommended: !command.HasOption("--no-install-recommends"));
        if (!selection.Unknown.IsEmpty)
            return Presence.Unknown;
        var brought = bringers.Select(bringer => _packages.Select(new[] { bringer }, withRecommended: false)).ToArray();
        if (brought.Any(bringer => !bringer.Ids.IsEmpty && selection.Ids.IsSupersetOf(bringer.Ids)))
            return Presence.Present;
        // The dependencies of a package that is in no table are not known.
        return brought.SelectMany(bringer => bringer.Unknown)
            .All(package => PackageTable.Lacks(_facts!.OsRelease!, package)) ? Presence.Absent : Presence.Unknown;
    }
}
