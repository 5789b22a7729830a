namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>A project file that a restore or build needs and does not find.</summary>
/// <param name="ContextPath">Where it is in the build context; <see langword="null"/> where it is outside.</param>
/// <param name="ExpectedPath">Where it should be in the image.</param>
/// <param name="ActualPath">Where it is in the image instead; <see langword="null"/> where it does not.</param>
internal sealed record MissingFile(string File, string? ContextPath, string ExpectedPath, string? ActualPath)
{
    /// <summary>For messages: the path from the build context.</summary>
    public string Name => ContextPath ?? File;
}

/// <summary>
/// The <c>dotnet</c> commands of a Dockerfile, what they work on, and whether the files they need are there.
/// </summary>
internal sealed partial class DotNetBuild
{
    // Native programs also contain what they need.
    private static readonly string[] s_selfContained =
    {
        "SelfContained", "PublishSelfContained", "PublishTrimmed", "PublishAot",
    };

    private static readonly string[] s_buildFiles =
        {
            "Directory.Build.props", "Directory.Build.targets", "Directory.Build.rsp", "MSBuild.rsp",
            "Directory.Packages.props",
        };

    private static readonly Regex s_rollForward = new(
        @"ROLL_FORWARD|--roll-forward|--fx-version|--runtimeconfig|DOTNET_ROOT", RegexOptions.CultureInvariant);

    private static readonly Fact<DotNetBuild> s_fact = new(model => new DotNetBuild(model));

    private readonly DockerfileModel _model;
    private readonly ImageFileSystemBuilder _files;

    internal DotNetBuild(DockerfileModel model)
    {
        _model = model;
        _files = ImageFileSystemBuilder.Of(model);
        Commands = model.Syntax.Instructions.OfType<RunInstructionSyntax>().SelectMany(run => model.GetCommands(run))
            .Where(command => command is { Name: "dotnet", Action: not null }
                && model.GetStage(command) is null or { MayBeBuilt: true })
            .Select(Resolve).ToImmutableArray();
        Publish = Commands.Where(command => command.Verb == "publish").Take(2).ToArray()
            is [{ Target: DotNetTarget.ThisProject } publish] ? publish : null;
    }

    public static DotNetBuild Of(DockerfileModel model) => s_fact.Of(model);

    /// <summary>In file order. Those of stages that no build runs decide nothing, and do not fail.</summary>
    public ImmutableArray<DotNetCommand> Commands { get; }

    /// <summary>
    /// The command whose output is shipped, if it is the only one that publishes, and publishes this project.
    /// </summary>
    public DotNetCommand? Publish { get; }

    /// <summary>
    /// Whether the image is known to be this project's: the file publishes it and nothing else, or
    /// starts its assembly and publishes nothing.
    /// </summary>
    public bool ShipsThisProject => Publish is not null
        || (!Commands.Any(command => command.Verb == "publish" && command.Target is not DotNetTarget.Unknown)
            && StartsThisProject == true);

    /// <summary>Whether the image may be this project's: nothing in the file indicates another one.</summary>
    public bool MayShipThisProject => ShipsThisProject
        || (StartsThisProject != false
            && Commands.All(command =>
                command.Target is not (DotNetTarget.OtherProject or DotNetTarget.ReferencedProject)
                || command.Verb != "publish"));

    // By the name of the assembly; null where none is named, or the project's is not known.
    private bool? StartsThisProject =>
        _model.Project.AssemblyName is { } assembly && StartedDotNetProgram.Of(_model) is { } program
        && (program.IsAssembly || program.FileName == assembly)
            ? program.FileName.Equals(assembly + (program.IsAssembly ? ".dll" : ""), StringComparison.OrdinalIgnoreCase)
            : null;

    /// <summary>The facts about a command; <see langword="null"/> where it is not one of <c>dotnet</c>.</summary>
    public DotNetCommand? Find(ShellCommand command) =>
        Commands.FirstOrDefault(dotNet => dotNet.Command == command);

    /// <summary>Whether a COPY takes files from a stage in which a command ran.</summary>
    public bool TakesFrom(CopyInstructionSyntax copy, DotNetCommand command) =>
        CopyResolver.Of(_model, copy).Origin.Stage?.Chain.Contains(_model.GetStage(command.Command)) == true;

    /// <summary>
    /// Whether the published program contains its runtime; <see langword="null"/> where that is not known.
    /// </summary>
    public bool? IsSelfContained
    {
        get
        {
            if (Publish is not { } publish || _model.Project.TargetFrameworks.IsEmpty)
                return _model.Project.IsSelfContained && Commands.IsEmpty ? true : null;
            if (!IsAsEvaluated(publish))
                return null;
            if (publish.SelfContained is { } said)
                return said;
            var modes = s_selfContained.Select(mode => IsTrue(publish, mode)).ToArray();
            if (modes.Contains(true))
                return true;
            if (modes.Contains(null))
                return null;
            // Before .NET 8, a runtime identifier alone made a program self-contained.
            var isOld = (GetFrameworks(publish) ?? ImmutableArray<string>.Empty) is not { IsEmpty: false } frameworks
                || frameworks.Any(framework => GetVersion(framework) is not { Major: >= 8 });
            var hasRuntime = publish.Runtime is not null || _model.Project["RuntimeIdentifier"] is not null
                || publish.Sets("RuntimeIdentifier") || IsInEnvironment(publish, "RuntimeIdentifier");
            return (publish.Command.IsComplete || publish.Runtime is not null) && !(hasRuntime && isOld) ? false : null;
        }
    }

    /// <summary>
    /// Whether a command sees the value <c>true</c> of a property; <see langword="null"/> where that is not known.
    /// </summary>
    public bool? IsTrue(DotNetCommand command, string property)
    {
        // The project was evaluated without the runtime.
        if (command.Runtime is not null && !command.Sets(property) && _model.Project.DependsOnRuntime(property))
            return null;
        var value = command.Sets(property) ? command.GetProperty(property)
            : _model.Project[property] ?? (IsInEnvironment(command, property) ? null : "");
        return value?.Equals("true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether the environment of a command has a property, which counts where the project does not set it: by ENV,
    /// ARG, <c>export</c>, or before the command.
    /// </summary>
    public bool IsInEnvironment(DotNetCommand command, string property)
    {
        bool Is(string name) => name.Equals(property, StringComparison.OrdinalIgnoreCase);
        return _model.GetState(command.Command.Instruction).Variables.Variables.Any(variable => Is(variable.Name))
            || command.Command.Syntax?.Assignments.Any(assignment => Is(assignment.Name)) == true
            || _model.GetCommands(command.Command.Instruction)
                .Where(other =>
                    other.Name is "export" or "env" or "set" && other.Span.Start < command.Command.Span.Start)
                .Any(other => other.Arguments.Any(argument => Is(argument.Text.TrimStart('"').Split('=')[0])));
    }

    /// <summary>
    /// Whether a command reads the project as it is in the context: nothing that cannot be followed may have changed
    /// it, or written a file next to or above it that MSBuild takes into account.
    /// </summary>
    public bool IsAsEvaluated(DotNetCommand command)
    {
        var files = _files.GetFiles(command.Command);
        if (GetProjectPath(command) is not { } path || ToContext(_model.Project.ProjectFile) is not { } project)
            return command.TargetPath is not { } target || !files.MayBeWritten(target);
        return files.IsUnchanged(project, path) && !GetFolders(path).Any(folder =>
            s_buildFiles.Any(name => files.MayBeWritten(ContainerPath.Normalize(folder + "/" + name))));
    }

    // The frameworks that a command builds for; null where that is not known.
    private ImmutableArray<string>? GetFrameworks(DotNetCommand? command) => command is not { NamesFramework: true }
        ? _model.Project.TargetFrameworks
        : command.Framework?.Split(';').Select(framework => framework.Trim()).ToImmutableArray();

    /// <summary>
    /// The problem of the .NET version of a stage's image;
    /// <see langword="null"/> where it fits, or nothing is known.
    /// </summary>
    public string? FindVersionProblem(Stage stage)
    {
        var project = _model.Project;
        if (stage is not { Parent: null, BaseImage: { Facts: { Version: { } text, Toolchain: { } toolchain } } image }
            || !Version.TryParse(text, out var version)
            || !MayShipThisProject || project.RollsForward || RollsForward(stage) || GetTargets() is not { } targets)
            return null;
        return toolchain switch
        {
            Toolchain.DotNetSdk when version < targets.Min() => FindBuildProblem(stage),
            Toolchain.DotNetRuntime
                when image.Reference.Name is "aspnet" or "runtime" && _model.FinalStage?.Chain.Last() == stage
                    && !targets.Any(target => Runs(version, target))
                    && IsSelfContained != true && !MayBeSelfContained(targets)
                    && !DotNetInstallation.MayBeIn(_model, _model.FinalStage)
                => _model.FinalStage.StartsProgram ? "the container does not start" : "it cannot run this project",
            _ => null,
        };
    }

    /// <summary>
    /// The versions that the project is built for; <see langword="null"/> where they are not all known.
    /// </summary>
    public IReadOnlyList<Version>? GetTargets()
    {
        // A command that specifies a framework builds for it; other commands build for those of the project.
        var builds = Publish is { } publish
            ? new[] { publish }
            : Commands.Where(IsOfThisProject).Where(command => command.Builds).ToArray();
        if (builds.Any(command =>
            !IsAsEvaluated(command) || command.Sets("RuntimeFrameworkVersion") || command.Sets("RollForward")))
            return null;
        var frameworks = builds.Length == 0 ? new[] { GetFrameworks(null) } : builds.Select(GetFrameworks).ToArray();
        if (frameworks.Any(known => known is null))
            return null;
        var versions = frameworks.SelectMany(known => known!.Value).Select(GetVersion).ToArray();
        return versions.Length == 0 || versions.Contains(null) ? null : versions.OfType<Version>().Distinct().ToArray();
    }

    // A program that does not say otherwise rolls forward to the next minor version, not to the next major one.
    private static bool Runs(Version runtime, Version target) =>
        runtime.Major == target.Major && runtime.Minor >= target.Minor;

    // By an option, also of a project that is not known; before .NET 8, a runtime alone was enough. A program that is
    // built elsewhere may have its runtime, if 'dotnet' does not start it.
    private bool MayBeSelfContained(IReadOnlyList<Version> targets) =>
        (!Commands.Any(command => command.Builds) && _model.FinalStage is { StartsProgram: true }
            && !StartsAssembly(_model.FinalStage))
        || Commands.Any(command => command.Verb == "publish" && IsOfThisProject(command)
            && (command.SelfContained ?? (command.Runtime is not null && targets.Any(target => target.Major < 8))));

    private bool StartsAssembly(Stage stage) => StartedDotNetProgram.Of(_model) is { IsAssembly: true }
        || StartScript.IsAny(_model, stage, ScriptUse.StartsAssembly);

    private static bool IsOfThisProject(DotNetCommand command) =>
        command.Target is not (DotNetTarget.OtherProject or DotNetTarget.ReferencedProject);

    // Only what is built there fails. An SDK that builds nothing, in addition to one that does, is there for its tools.
    private string? FindBuildProblem(Stage stage)
    {
        bool IsBuilt(DotNetCommand command) => (command.Builds || command.Restores) && IsOfThisProject(command);
        var commands = Commands.Where(IsBuilt).ToArray();
        var stages = commands.Select(command => _model.GetStage(command.Command)).ToArray();
        if (commands.Any(command => DotNetInstallation.MayPrecede(_model, command.Command)))
            return null;
        if (stages.Length == 0)
        {
            if (_model.FinalStage is not { } final || !final.Chain.Contains(stage))
                return "it cannot build this project";
            if (StartsAssembly(final))
                return "the container does not start";
            return final.StartsProgram ? "it cannot build this project" : "it cannot build or run this project";
        }

        return stages.Any(other => other?.Chain.Contains(stage) == true) ? "the build fails" : null;
    }

    /// <summary><c>net10.0-windows</c> is 10.0; <see langword="null"/> for .NET Framework and .NET Standard.</summary>
    public static Version? GetVersion(string framework) =>
        (framework.StartsWith("netcoreapp", StringComparison.OrdinalIgnoreCase)
            ? Version.TryParse(framework.Substring(10), out var version)
            : Version.TryParse(
                framework.StartsWith("net", StringComparison.OrdinalIgnoreCase)
                    ? framework.Substring(3).Split('-')[0]
                    : "",
                out version) && version.Major >= 5)
        ? version : null;

    // The variable applies where the program runs: in the image, before the command, or as an option of dotnet.
    private bool RollsForward(Stage stage) => _model.Stages.Where(other => other.Chain.Contains(stage)).Any(other =>
        other.FinalState.Variables.Find("DOTNET_ROLL_FORWARD") is not null
        || new CommandInstructionSyntax?[] { other.FinalState.Entrypoint, other.FinalState.Cmd }
            .OfType<CommandInstructionSyntax>()
            .Any(start => s_rollForward.IsMatch(_model.File.GetText(start.Span))));

    /// <summary>
    /// The commands for which rules report nothing, because something before them is unknown: for a verbose log.
    /// </summary>
    public IEnumerable<(DotNetCommand Command, string Reason)> NotFollowed => Commands.SelectMany(command =>
        _files.GetFiles(command.Command).Unknowns.Select(unknown => (command, unknown.Reason)));

    /// <summary>Where the project of the command is in the image.</summary>
    public string? GetProjectPath(DotNetCommand command)
    {
        if (command.TargetPath is not { } target || ToContext(_model.Project.ProjectFile) is not { } project)
            return null;
        var paths = _files.GetFiles(command.Command).GetPaths(project).ToArray();
        return paths.FirstOrDefault(path => path == target)
            ?? paths.FirstOrDefault(path => GetDirectory(path) == target);
    }

    // "../Lib/Lib.csproj", the same on each computer.
    private string FromContext(string file) => BuildContext.Of(_model).Facts?.Context is { } root
        ? RelativePath.From(root + "/.", file) : file;

    /// <summary>
    /// A path of the facts relative to the build context, with <c>/</c>; <see langword="null"/> where it is outside,
    /// or the Dockerfile is written for another context.
    /// </summary>
    public string? ToContext(string? path)
    {
        if (path is null || BuildContext.Of(_model).Facts is { BetterContext: not null })
            return null;
        var normalized = path.Replace('\\', '/');
        var isRooted = normalized.StartsWith("/", StringComparison.Ordinal)
            || (normalized.Length > 1 && normalized[1] == ':');
        if (!isRooted)
            return ContainerPath.Normalize(normalized) is { } relative
                && !relative.StartsWith("../", StringComparison.Ordinal) ? relative : null;
        if (BuildContext.Of(_model).Facts?.Context.Replace('\\', '/').TrimEnd('/') is not { } root)
            return null;
        return normalized.StartsWith(root + "/", StringComparison.OrdinalIgnoreCase)
            ? ContainerPath.Normalize(normalized.Substring(root.Length + 1))
            : null;
    }

    private string? GetSolutionPath(DotNetCommand command) =>
        ToContext(command.Solution?.Path) is { } solution && command.TargetPath is { } target
            ? _files.GetFiles(command.Command).GetPaths(solution)
                .FirstOrDefault(path => path == target || GetDirectory(path) == target)
            : null;

    private MissingFile? FindMissing(DotNetCommand command, string file, string owner, string ownerPath)
    {
        var files = _files.GetFiles(command.Command);
        if (GetRelativePath(GetDirectory(owner.Replace('\\', '/')), file.Replace('\\', '/')) is not { } relative)
            return null;
        var expected = ContainerPath.Normalize(GetDirectory(ownerPath) + "/" + relative);
        if (ToContext(file) is not { } inContext)
            return files.IsFollowed(expected) ? new MissingFile(FromContext(file), null, expected, null) : null;
        // A file that is not known to be in the context is not known to be missing.
        if (BuildContext.Of(_model).Manifest is not null && BuildContext.Of(_model).Exists(inContext) != true
            || files.Find(inContext, expected) is not Presence.Absent)
            return null;
        return new MissingFile(file, inContext, expected, files.GetPaths(inContext).FirstOrDefault());
    }

    private DotNetCommand Resolve(ShellCommand shell)
    {
        var command = new DotNetCommand(shell, _model.GetWorkingDirectory(shell));
        if (command.TargetPath is not { } target)
            return command;
        var files = _files.GetFiles(shell);
        bool Is(string? path) =>
            ToContext(path) is { } inContext && files.GetPaths(inContext).Any(place => place == target);
        bool LiesIn(string? path) =>
            ToContext(path) is { } inContext && files.GetPaths(inContext).Any(place => GetDirectory(place) == target);
        var project = _model.Project;
        var solution = project.Solutions.FirstOrDefault(candidate => Is(candidate.Path))
            ?? project.Solutions.FirstOrDefault(candidate => LiesIn(candidate.Path));
        if (target.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
        {
            command.Target = project.ProjectFile switch
            {
                var file when Is(file) => DotNetTarget.ThisProject,
                _ when project.ProjectReferences.Any(Is) => DotNetTarget.ReferencedProject,
                // By its name, if the layout is not known: it is probably the same project, and
                // nothing is concluded from its place.
                { } file when RelativePath.GetName(target) != RelativePath.GetName(file) && files.IsFollowed(target) =>
                    DotNetTarget.OtherProject,
                _ => DotNetTarget.Unknown,
            };
        }
        else if (solution is not null)
        {
            (command.Target, command.Solution) = LiesIn(project.ProjectFile) && !Is(solution.Path)
                ? (DotNetTarget.Unknown, null)
                : (DotNetTarget.Solution, solution);
        }
        else if (LiesIn(project.ProjectFile))
        {
            command.Target = DotNetTarget.ThisProject;
        }

        return command;
    }

    private static IEnumerable<string> GetFolders(string path)
    {
        for (var folder = GetDirectory(path); ; folder = GetDirectory(folder))
        {
            yield return folder;
            if (folder.Length <= 1)
                yield break;
        }
    }

    internal static string GetDirectory(string path) => path.LastIndexOf('/') switch
    {
        < 0 => "",
        0 => "/",
        var slash => path.Substring(0, slash),
    };

    // Both absolute, or both relative to the context.
    internal static string? GetRelativePath(string directory, string path)
    {
        var from = directory.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
        var to = path.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
        if (directory.StartsWith("/", StringComparison.Ordinal) != path.StartsWith("/", StringComparison.Ordinal)
            && directory.Length > 0)
            return null;
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
            common++;
        return string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }
}
