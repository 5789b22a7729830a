namespace DockerfileAnalyzers.Model.Files;

/// <summary>
/// Which programs an image has at one point of its build: its own, and those that were brought before.
/// </summary>
internal sealed class ImagePrograms
{
    private static readonly string[] s_shells = { "/bin/sh", "/usr/bin/sh", "/bin/bash", "/busybox/sh" };

    // It may be any program.
    private const string AnyProgram = "busybox";

    private static readonly Fact<(Stage Stage, string Manager), bool> s_missingManagers =
        new((model, key) => IsMissing(model, key.Stage, key.Manager));

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

    /// <summary>Whether something may have brought a shell into an image that has none.</summary>
    public static bool MayBringShell(ImageFileSystem files) =>
        s_shells.Any(place => files.FindBrought(place) is not Presence.Absent);

    /// <summary>
    /// Whether a command calls the package manager of another distribution: it fails and leaves nothing.
    /// </summary>
    public static bool LacksManager(DockerfileModel model, ShellCommand command) =>
        command.Tool is "apt-get" or "apk" && model.GetStage(command) is { } stage
        && s_missingManagers.Of(model, (stage, command.Tool));

    // Nothing brings it before it is first called.
    private static bool IsMissing(DockerfileModel model, Stage stage, string manager) =>
        stage.Runs.SelectMany(run => model.GetCommands(run)).FirstOrDefault(command => command.Tool == manager)
            is { } first
        && new ImagePrograms(model, stage).Find(manager, first.Span.Start) is Presence.Absent;

    /// <param name="program">A name, or a path: one outside the folders of a system is not followed.</param>
    public Presence FindCalled(string program)
    {
        var slash = program.LastIndexOf('/');
        return slash >= 0 && !SystemDirectory.SearchPath.Contains(program.Substring(0, slash))
            ? Presence.Unknown : Find(program.Substring(slash + 1), int.MaxValue);
    }

    /// <param name="name">A program that the table of images covers.</param>
    /// <param name="end">Only instructions before this position count.</param>
    public Presence Find(string name, int end)
    {
        if (_facts?.HasShell == false)
        {
            // A shell may have programs of its own, and the table lists what images of systems have beyond one.
            if (MayBringShell(GetFiles(end)))
                return Presence.Unknown;
            if (name is "sh" or "bash")
                return Presence.Absent;
        }

        // A digest may be that of any version.
        if (_facts?.Contents.Has(name) is not { } isInBase
            || _stage.BaseImage!.Reference is { Tag: null, Digest: not null })
            return Presence.Unknown;
        if (isInBase)
            return Presence.Present;
        var path = _stage.FinalState.Variables.Find("PATH");
        if (path is not null && path.Value?.Split(':').All(IsUsual) != true)
            return Presence.Unknown;
        var files = GetFiles(end);
        if (SystemDirectory.SearchPath.Concat(path?.Value?.Split(':') ?? []).Any(folder =>
            files.FindCopied(ContainerPath.Join(folder, name)) is not Presence.Absent
            || files.FindCopied(ContainerPath.Join(folder, AnyProgram)) is not Presence.Absent))
            return Presence.Unknown;
        return _stage.Runs.TakeWhile(run => run.Span.Start < end)
            .Select(run => Find(run, name, end)).DefaultIfEmpty().Max();
    }

    private ImageFileSystem GetFiles(int end) => ImageFileSystemBuilder.Of(_model).GetFiles(_stage, end);

    // The content of a separate directory is not known; .NET tools have other names.
    private static bool IsUsual(string folder) =>
        SystemDirectory.SearchPath.Contains(folder.TrimEnd('/')) || folder is "" or "$PATH" or "${PATH}"
            || folder.EndsWith(".dotnet/tools", StringComparison.Ordinal);

    private Presence Find(RunInstructionSyntax run, string name, int end) => UnseenCode.IsUnread(_model, run)
        ? Presence.Unknown
        : _model.GetCommands(run).Where(command => command.Span.Start < end)
            .Select(command => Find(command, name)).DefaultIfEmpty().Max();

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
