using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>What a Dockerfile means: stages, the state before each instruction, commands, layers, build context. Facts are computed once; a rule only asks.</summary>
public sealed class DockerfileModel
{
    private readonly Dictionary<InstructionSyntax, (Stage? Stage, BuildState State)> _places;
    private readonly Memo<CommandInstructionSyntax, FoundCommands> _commands;
    private readonly Memo<CommandInstructionSyntax, WordValues?> _scripts;
    private readonly Memo<RunInstructionSyntax, RunScript?> _runScripts;
    private readonly Memo<RunInstructionSyntax, FoundScripts> _allRunScripts;
    private readonly Memo<RunInstructionSyntax, Layer> _layers;
    private readonly Memo<Stage, Dictionary<string, InstructionSyntax>> _writtenFiles;
    private readonly Memo<Stage, int> _binShReplacements;
    private readonly Memo<(WordValues Script, string? Start), CurrentDirectory> _directories = new(key => new(key.Script, key.Start));
    private readonly Memo<InstructionSyntax, ILookup<ShellScript?, ShellCommand>> _commandsByScript;
    private HashSet<InstructionSyntax>? _triggers;
    private int? _lastVariableStage;
    private LaterNames? _laterNames;
    private DotNetBuild? _dotNet;
    private ImageHistory? _history;
    private ImageMatch? _image;

    internal DockerfileModel(
        AnalysisInput input, DockerfileSyntax syntax, ImmutableArray<Stage> stages, BuildContext context,
        Dictionary<InstructionSyntax, (Stage? Stage, BuildState State)> places)
    {
        Input = input;
        Syntax = syntax;
        Stages = stages;
        Context = context;
        _places = places;
        PackageManagers = new PackageManagerConfiguration(this);
        _commands = new(FindCommands);
        _scripts = new(ReadScript);
        _runScripts = new(run => RunScript.Create(this, run));
        _allRunScripts = new(FindRunScripts);
        _layers = new(run => Layer.Create(this, run));
        _writtenFiles = new(FindWrittenFiles);
        _binShReplacements = new(FindBinShReplacement);
        _commandsByScript = new(instruction => GetCommands(instruction).ToLookup(command => command.Script));
        LostPipes = new(run => new(GetRunScripts(run).SelectMany(script => script.LostPipes).Select(failure => failure.Command)));
        FetchedFiles = new(run => DownloadedArchive.FindFetched(GetCommands(run)));
        Removals = new(run => GetCommands(run).Where(DownloadedArchive.IsRemover).ToImmutableArray());
        Verifiers = new(run => DownloadedFile.FindVerifiers(GetCommands(run)));
        VerifyingRuns = new(stage => stage.Instructions.OfType<RunInstructionSyntax>().Where(run => !Verifiers[run].IsEmpty).ToImmutableArray());
        InstalledFiles = new(stage => new(stage.Instructions
            .Select(instruction => instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction)
            .OfType<RunInstructionSyntax>().SelectMany(run => GetCommands(run))));
        MadeFolders = new(stage => new(this, stage));
        CopiedFolders = new(copying => SourceCopy.Find(this, copying));
        TakesDependencyCache = new(RestoreCommand.TakesCache);
        Installations = new(stage => PackageRemoval.FindInstallations(this, stage));
        PackageRemovals = new(run => PackageRemoval.FindRemovals(GetCommands(run)));
        LastInstallations = new(run => PackageRemoval.FindLastInstallation(GetCommands(run)));
        PackageSteps = new(stage => PackageRepetition.ReadSteps(this, stage).ToImmutableArray());
        Clones = new(stage => GetRuns(stage).SelectMany(run => GetCommands(run))
            .Where(command => command is { Name: "git", Action: "clone" }).ToImmutableArray());
    }

    /// <summary>How the file sets up its package managers.</summary>
    internal PackageManagerConfiguration PackageManagers { get; }

    public AnalysisInput Input { get; }

    public DockerfileSyntax Syntax { get; }

    public SourceFile File => Syntax.File;

    public ImmutableArray<Stage> Stages { get; }

    /// <summary>What each instruction will add to the image; made when it is first asked for.</summary>
    public ImageHistory History => _history ??= ImageHistory.Create(this);

    /// <summary>An image that was built from the file, and which instruction made what; <see langword="null"/> where none was given.</summary>
    public ImageMatch? Image => Input.Image is null ? null : _image ??= ImageMatch.Create(this, Input.Image);

    public BuildContext Context { get; }

    public ProjectFacts Project => Input.Project;

    /// <summary>What the file's <c>dotnet</c> commands do, and with which of the context's files.</summary>
    public DotNetBuild DotNet => _dotNet ??= new DotNetBuild(this);

    /// <summary>The stage that becomes the image; <see langword="null"/> where there is no stage at all.</summary>
    public Stage? FinalStage => Stages.FirstOrDefault(stage => stage.IsFinal);

    /// <summary>The number of the last stage whose image or parent an ARG decides; negative without one.</summary>
    public int LastVariableStage => _lastVariableStage ??=
        Stages.LastOrDefault(stage => stage.From.Image.Variables.Any())?.Index ?? -1;

    /// <summary>Whether the file is for people who develop: by its own name, by its folder's, by its final stage, or because its project is one of tests.</summary>
    public bool IsForDevelopment => IsDevelopmentStage(FinalStage);

    /// <summary>Whether a stage is for people who develop, by itself or as part of this file.</summary>
    public bool IsDevelopmentStage(Stage? stage) =>
        stage?.IsForDevelopment == true || DevelopmentNames.IsFile(File.Path) || Project.IsTrue("IsTestProject") == true;

    /// <summary>Whether another tool fills the text in, or another frontend reads it: what is missing may come from there.</summary>
    public bool IsTemplate => !Syntax.IsDockersLanguage || File.Text.Contains("{{") || File.Text.Contains("{%");

    /// <summary>The stage of an instruction; <see langword="null"/> before the first FROM.</summary>
    public Stage? GetStage(InstructionSyntax instruction) => _places.TryGetValue(instruction, out var place) ? place.Stage : null;

    /// <summary>What holds before the instruction.</summary>
    public BuildState GetState(InstructionSyntax instruction) => _places[instruction].State;

    /// <summary>The value of a word of an instruction; <see langword="null"/> where unknown.</summary>
    public string? Expand(InstructionSyntax instruction, WordSyntax word) => GetState(instruction).Variables.Expand(word);

    /// <summary>Every simple command of a RUN, CMD, ENTRYPOINT or HEALTHCHECK, wherever in it it is written.</summary>
    public ImmutableArray<ShellCommand> GetCommands(InstructionSyntax instruction) => GetFound(instruction).Commands;

    /// <summary>The commands of one of the scripts of an instruction, without those of scripts in their arguments.</summary>
    internal IEnumerable<ShellCommand> GetCommands(InstructionSyntax instruction, ShellScript script) => _commandsByScript[instruction][script];

    /// <summary>The commands of a RUN whose failure a pipe hides.</summary>
    internal Memo<RunInstructionSyntax, HashSet<SimpleCommandSyntax>> LostPipes { get; }

    /// <summary>The downloads of a RUN by the names of the files that they write.</summary>
    internal Memo<InstructionSyntax, ILookup<string, ShellCommand>> FetchedFiles { get; }

    /// <summary>The commands of a RUN that may take files away.</summary>
    internal Memo<InstructionSyntax, ImmutableArray<ShellCommand>> Removals { get; }

    /// <summary>The commands of a RUN that may compare checksums or signatures.</summary>
    internal Memo<InstructionSyntax, ImmutableArray<ShellCommand>> Verifiers { get; }

    /// <summary>The RUNs of a stage, without its parents, that may compare checksums or signatures.</summary>
    internal Memo<Stage, ImmutableArray<RunInstructionSyntax>> VerifyingRuns { get; }

    /// <summary>What a stage, without its parents, does with files that it has.</summary>
    internal Memo<Stage, InstalledFiles> InstalledFiles { get; }

    /// <summary>The folders that a stage and its parents make.</summary>
    internal Memo<Stage, MadeFolders> MadeFolders { get; }

    /// <summary>The folder of the build context that a COPY or ADD takes.</summary>
    internal Memo<CopyingInstructionSyntax, CopiedFolder?> CopiedFolders { get; }

    /// <summary>Whether a stage takes folders of downloaded dependencies from others.</summary>
    internal Memo<Stage, bool> TakesDependencyCache { get; }

    /// <summary>The installations of a stage and its parents by their tool and by a package, or by the name of their group.</summary>
    internal Memo<Stage, ILookup<(string Tool, string Name), ShellCommand>> Installations { get; }

    /// <summary>The last removals of a RUN by their tool and by what they name.</summary>
    internal Memo<InstructionSyntax, Dictionary<(string Tool, string? Name), int>> PackageRemovals { get; }

    /// <summary>The last command of a RUN that installs something.</summary>
    internal Memo<InstructionSyntax, int> LastInstallations { get; }

    /// <summary>What the commands of a stage, without its parents, do to the packages that are there.</summary>
    internal Memo<Stage, ImmutableArray<PackageStep>> PackageSteps { get; }

    /// <summary>The files that a RUN unpacks may be used by these.</summary>
    internal LaterNames LaterNames => _laterNames ??= new LaterNames(this);

    /// <summary>The repositories that a stage and its parents clone.</summary>
    internal Memo<Stage, ImmutableArray<ShellCommand>> Clones { get; }

    /// <summary>What Unix shells read of a RUN, for rules about shells: its script, and those that are arguments of its commands.</summary>
    public ImmutableArray<RunScript> GetRunScripts(RunInstructionSyntax run) => _allRunScripts[run].All;

    private FoundScripts FindRunScripts(RunInstructionSyntax run)
    {
        var nested = RunsWindows(run) ? Enumerable.Empty<RunScript?>() : GetFound(run).Scripts.Select(nested => RunScript.Create(this, run, nested));
        return new FoundScripts(new[] { GetRunScript(run) }.Concat(nested).OfType<RunScript>().ToImmutableArray());
    }

    private FoundCommands GetFound(InstructionSyntax instruction) =>
        instruction is CommandInstructionSyntax command and not ShellInstructionSyntax ? _commands[command] : FoundCommands.None;

    private FoundCommands FindCommands(CommandInstructionSyntax command)
    {
        var variables = GetState(command).Variables;
        return ShellCommands.Find(command, GetWords(command), GetBinSh(command), name => variables.Find(name)?.Value);
    }

    /// <summary>The script of an instruction as its shell reads it; <see langword="null"/> where there is none, or no shell reads it.</summary>
    public ShellScript? GetScript(InstructionSyntax instruction) =>
        GetWords(instruction)?.Script;

    /// <summary>The script of an instruction, and what its words become.</summary>
    internal WordValues? GetWords(InstructionSyntax instruction) =>
        instruction is CommandInstructionSyntax { Script: not null } command ? _scripts[command] : null;

    private WordValues? ReadScript(CommandInstructionSyntax command)
    {
        var variables = GetState(command).Variables;
        var dialect = GetDialect(command);
        return command.Interpreter is not null && dialect is ShellDialect.Unknown
            ? null
            : new WordValues(ShellParser.Parse(command.Script!, dialect), name => variables.Find(name)?.Value);
    }

    /// <summary>The script of a RUN for rules about shells; <see langword="null"/> where no Unix shell reads it, or it is not understood.</summary>
    public RunScript? GetRunScript(RunInstructionSyntax run) => _runScripts[run];

    /// <summary>Whether the stage of an instruction is Windows: by its base image, or by an escape character that only Windows' paths need.</summary>
    public bool RunsWindows(InstructionSyntax instruction) => GetStage(instruction)?.Image?.IsWindows
        ?? (Syntax.EscapeCharacter == '`' && !GetCommands(instruction).Any(IsOfLinux));

    private static bool IsOfLinux(ShellCommand command) =>
        command.Manager is { Ecosystem: "system", Tool: not "choco" };

    /// <summary>Whether a RUN of the stage, up to this instruction, puts another program in the place of <c>/bin/sh</c>.</summary>
    public bool ReplacesBinSh(InstructionSyntax instruction) =>
        GetStage(instruction) is { } stage && _binShReplacements[stage] <= instruction.Span.Start;

    // Asked for every RUN: the first of a stage or its parents that does it is looked for once.
    private int FindBinShReplacement(Stage stage) => Math.Min(
        stage.Parent is { } parent ? _binShReplacements[parent] : int.MaxValue,
        stage.Instructions.OfType<RunInstructionSyntax>()
            .FirstOrDefault(other => GetCommands(other).Any(ReplacesBinSh))?.Span.Start ?? int.MaxValue);

    // "ln -sf bash /bin/sh", also from within /bin, and "dpkg-divert --add /bin/sh"; a file whose first line names
    // /bin/sh is something else.
    private bool ReplacesBinSh(ShellCommand command) => command.Name switch
    {
        "ln" or "mv" or "cp" or "install" => command.Operands.LastOrDefault()?.Literal is { } target
            && (target == "sh" ? GetWorkingDirectory(command) is null or "/bin" or "/usr/bin"
                : target is "/bin/sh" or "/usr/bin/sh"),
        "dpkg-divert" or "update-alternatives" =>
            command.Arguments.Any(argument => argument.Literal is "/bin/sh" or "/usr/bin/sh"),
        "dpkg-reconfigure" => command.Operands.Any(operand => operand.Literal == "dash"),
        _ => false,
    };

    /// <summary>The shell that reads an instruction's script: the one of its <c>#!</c> line, of SHELL, or what <c>/bin/sh</c> is in the image.</summary>
    public ShellDialect GetDialect(CommandInstructionSyntax instruction)
    {
        var dialect = instruction.Interpreter is { } interpreter ? ShellPrograms.GetInterpreter(interpreter) : GetState(instruction).Dialect;
        return dialect is ShellDialect.Posix ? GetBinSh(instruction) : dialect;
    }

    /// <summary>What <c>/bin/sh</c> is in the stage of an instruction; <see cref="ShellDialect.Posix"/> where that is not known.</summary>
    public ShellDialect GetBinSh(InstructionSyntax instruction) =>
        GetStage(instruction)?.Image is { } image
            ? BinSh.Find(image.Reference.Repository, image.Reference.Tag, image.Facts?.Os)
            : ShellDialect.Posix;

    /// <summary>Whether <c>/bin/sh</c> is a dash that certainly has no <c>pipefail</c>.</summary>
    public bool LacksPipefail(InstructionSyntax instruction) => GetStage(instruction)?.Image is { } image
        && GetBinSh(instruction) is ShellDialect.Dash
        && BinSh.LacksPipefail(image.Reference.Repository, image.Reference.Tag, image.Facts?.OsRelease);

    /// <summary>Where a command runs: WORKDIR, and every <c>cd</c> before it in its script. <see langword="null"/> where that is not known.</summary>
    public string? GetWorkingDirectory(ShellCommand command)
    {
        var start = GetState(command.Instruction).WorkingDirectory;
        if (command.Script is not { } script || command.Syntax is not { } syntax)
            return start;
        // A script in an argument starts where its shell does: said only where nothing changes that.
        if (script != GetScript(command.Instruction) && GetScript(command.Instruction)?.DirectoryChanges.IsEmpty == false)
            return null;
        if (script.DirectoryChanges.IsEmpty)
            return start;
        return _directories[(command.Words!, start)].Find(syntax);
    }

    /// <summary>Whether ONBUILD runs the instruction, in the image that builds on this one.</summary>
    public bool IsTrigger(InstructionSyntax instruction) => (_triggers ??= new HashSet<InstructionSyntax>(
        Stages.SelectMany(stage => stage.Instructions).OfType<OnbuildInstructionSyntax>().Select(onbuild => onbuild.Trigger))).Contains(instruction);

    /// <summary>Whether the stage or one of its parents sets WORKDIR before an instruction.</summary>
    public bool HasWorkdirBefore(InstructionSyntax instruction) =>
        GetStage(instruction)?.ChainInstructions.OfType<WorkdirInstructionSyntax>().Any(workdir => workdir.Span.Start < instruction.Span.Start) == true;

    /// <summary>What a RUN leaves behind.</summary>
    public Layer GetLayer(RunInstructionSyntax run) => _layers[run];

    /// <summary>What <see cref="LaterUse"/> found.</summary>
    internal Dictionary<(Stage Stage, string Tool, string Path, string CauseTool, string CauseName, bool FetchesIndex), LaterUse?[]> LaterUses { get; } = new();

    /// <summary>The stage that <c>COPY --from</c> or a mount names; <see langword="null"/> where it names an image or a named context.</summary>
    public Stage? FindStage(InstructionSyntax user, string name)
    {
        var limit = GetStage(user)?.Index ?? 0;
        if (user is CopyInstructionSyntax && int.TryParse(name, out var index))
            return index >= 0 && index < limit ? Stages[index] : null;
        return Stages.LastOrDefault(stage => stage.Index < limit && stage.Name == name.ToLowerInvariant());
    }

    /// <summary>The stage that a command runs in.</summary>
    public Stage? GetStage(ShellCommand command) => GetStage(command.Instruction);

    /// <summary>Whether a RUN installs packages of Debian or Ubuntu.</summary>
    public bool InstallsWithApt(RunInstructionSyntax run) => GetCommands(run)
        .Any(command => command is { Tool: "apt-get" or "aptitude", Action: "install" });

    /// <summary>The first instruction that takes the whole build context; <see langword="null"/> where none does.</summary>
    public CopyingInstructionSyntax? WholeContextCopy =>
        Stages.SelectMany(stage => stage.Instructions).OfType<CopyingInstructionSyntax>().FirstOrDefault(BuildContext.IsWholeContext);

    /// <summary>Whether a lock file is copied by name, or is known to lie in the root of a context that is copied whole.</summary>
    public bool HasLockFile(ShellCommand command, string name)
    {
        var before = GetStage(command)?.ChainInstructions.TakeWhile(instruction => instruction != command.Instruction).OfType<CopyingInstructionSyntax>()
            .Where(copying => copying is not CopyInstructionSyntax { From: not null }) ?? Enumerable.Empty<CopyingInstructionSyntax>();
        return before.Any(copying => copying.Sources.Any(source => source.Literal is { } path
            && (path == name || path.EndsWith("/" + name, StringComparison.Ordinal)
                || ((BuildContext.IsWholeContext(copying) || Glob.IsMatch(path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path, name)) && Context.Exists(name) == true))));
    }

    /// <summary>The first earlier instruction of the stage or its parents that copies or downloads one file to this path; <see langword="null"/> without one.</summary>
    public InstructionSyntax? FindWriter(InstructionSyntax instruction, Stage stage, string path) =>
        _writtenFiles[stage].TryGetValue(path, out var first) && first.Span.Start < instruction.Span.Start ? first : null;

    private Dictionary<string, InstructionSyntax> FindWrittenFiles(Stage stage)
    {
        var written = new Dictionary<string, InstructionSyntax>(StringComparer.Ordinal);
        foreach (var writer in stage.ChainInstructions)
        {
            foreach (var file in GetWrittenFiles(writer).Where(file => !written.ContainsKey(file)))
                written[file] = writer;
        }

        return written;
    }

    // By name only: of folders it is not known what was in them before.
    private IEnumerable<string> GetWrittenFiles(InstructionSyntax instruction)
    {
        var targets = instruction switch
        {
            CopyingInstructionSyntax { Sources.Length: 1 } copying => new[] { ModelBuilder.Combine(GetState(copying).WorkingDirectory, GetCopiedFile(copying)) },
            RunInstructionSyntax run => GetCommands(run).Select(Download.Find).OfType<Download>().Where(download => download.Target?.IndexOf('$') < 0)
                .Select(download => ModelBuilder.Combine(GetWorkingDirectory(download.Command), download.Target)),
            _ => Enumerable.Empty<string?>(),
        };
        return targets.OfType<string>();
    }

    private string? GetCopiedFile(CopyingInstructionSyntax copying)
    {
        if (Expand(copying, copying.Sources[0]) is not { } source || Glob.HasWildcard(source) || Expand(copying, copying.Destination) is not { } destination)
            return null;
        var keepsParents = copying.GetFlag("parents") is not null;
        // With --parents, the folders below "/./" come along, and the destination is a folder.
        var start = keepsParents ? source.IndexOf("/./", StringComparison.Ordinal) is >= 0 and var mark ? mark + 3 : 0
            : source.LastIndexOf('/') + 1;
        var name = source.Substring(start).TrimStart('/');
        if (keepsParents)
            return destination.TrimEnd('/') + "/" + name;
        return destination is "." or "./" || destination.EndsWith("/", StringComparison.Ordinal) ? destination.TrimEnd('.') + name : destination;
    }

    /// <summary>What the container starts; <see langword="null"/> where the file does not say it plainly.</summary>
    public StartedProgram? StartedProgram => StartedProgram.Find(this, FinalStage);

    /// <summary>Every RUN of a stage and its parents, in the order in which they run.</summary>
    public IEnumerable<RunInstructionSyntax> GetRuns(Stage stage) => stage.ChainInstructions.OfType<RunInstructionSyntax>();

    /// <summary>What the packages of a stage's distribution weigh; <see langword="null"/> where no table tells.</summary>
    public static PackageTable? GetPackageTable(Stage? stage) => PackageTable.Find(stage?.Image?.Facts);

    /// <summary>The Debian or Ubuntu suite of a stage, as the apt tables name it.</summary>
    public static string? GetAptSuite(Stage? stage) =>
        stage?.Image?.Facts is { Os: OsFamily.Debian or OsFamily.Ubuntu } facts ? facts.OsRelease : null;

    private sealed record FoundScripts(ImmutableArray<RunScript> All);
}
