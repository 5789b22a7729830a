using System.Runtime.CompilerServices;
using ParsedScripts = System.Collections.Concurrent.ConcurrentDictionary<
    (DockerfileAnalyzers.Syntax.CommandInstructionSyntax Command, DockerfileAnalyzers.Shell.ShellDialect Dialect),
    DockerfileAnalyzers.Shell.ShellScript>;

namespace DockerfileAnalyzers.Model;

/// <summary>
/// The meaning of a Dockerfile: stages, the state before each instruction, commands, layers, build context.
/// Facts are computed once; rules only read them.
/// </summary>
internal sealed class DockerfileModel
{
    // The context of a file is found with one model of its syntax, its findings with another.
    private static readonly ConditionalWeakTable<DockerfileSyntax, ParsedScripts> s_scripts = new();

    private readonly Dictionary<InstructionSyntax, (Stage? Stage, BuildState State)> _places;
    private readonly Memo<CommandInstructionSyntax, FoundCommands> _commands;
    private readonly Memo<CommandInstructionSyntax, WordValues?> _scripts;
    private readonly Memo<(WordValues Script, string? Start), CurrentDirectory> _directories = new(key =>
        new(key.Script, key.Start));
    private readonly Memo<InstructionSyntax, ILookup<ShellScript?, ShellCommand>> _commandsByScript;
    private object?[] _facts = [];
    private bool? _isTemplate;
    private HashSet<InstructionSyntax>? _triggers;

    internal DockerfileModel(
        AnalysisInput input, DockerfileSyntax syntax, ImmutableArray<Stage> stages,
        Dictionary<InstructionSyntax, (Stage? Stage, BuildState State)> places)
    {
        Input = input;
        Syntax = syntax;
        Stages = stages;
        _places = places;
        _commands = new(FindCommands);
        _scripts = new(ReadScript);
        _commandsByScript = new(instruction => GetCommands(instruction).ToLookup(command => command.Script));
    }

    public AnalysisInput Input { get; }

    public DockerfileSyntax Syntax { get; }

    public SourceFile File => Syntax.File;

    public ImmutableArray<Stage> Stages { get; }

    public ProjectFacts Project => Input.Project;

    /// <summary>The stage that becomes the image; <see langword="null"/> where there is no stage at all.</summary>
    public Stage? FinalStage => Stages.FirstOrDefault(stage => stage.IsFinal);

    /// <summary>
    /// Whether the file is for development: by its own name, by its folder's, by its final stage,
    /// or because its project is one of tests.
    /// </summary>
    public bool IsForDevelopment => IsDevelopmentStage(FinalStage);

    /// <summary>Whether a stage is for development, alone or as part of this file.</summary>
    public bool IsDevelopmentStage(Stage? stage) =>
        (stage is not null && DevelopmentUse.IsStage(this, stage)) || DevelopmentUse.IsFile(File.Path)
        || Project.IsTrue("IsTestProject") == true;

    /// <summary>
    /// Whether another tool fills the text in, or another frontend reads it: what is missing may come from there.
    /// </summary>
    public bool IsTemplate => _isTemplate ??= !Syntax.IsDockersLanguage || File.Text.Contains("{{")
        || File.Text.Contains("{%");

    /// <summary>The stage of an instruction; <see langword="null"/> before the first FROM.</summary>
    public Stage? GetStage(InstructionSyntax instruction) =>
        _places.TryGetValue(instruction, out var place) ? place.Stage : null;

    /// <summary>The state before the instruction.</summary>
    public BuildState GetState(InstructionSyntax instruction) => _places[instruction].State;

    /// <summary>The value of a word of an instruction; <see langword="null"/> where unknown.</summary>
    public string? Expand(InstructionSyntax instruction, WordSyntax word) =>
        GetState(instruction).Variables.Expand(word);

    /// <summary>Every simple command of a RUN, CMD, ENTRYPOINT or HEALTHCHECK, wherever in it it is written.</summary>
    public ImmutableArray<ShellCommand> GetCommands(InstructionSyntax instruction) => GetFound(instruction).Commands;

    /// <summary>
    /// The commands of one of the scripts of an instruction, without those of scripts in their arguments.
    /// </summary>
    internal IEnumerable<ShellCommand> GetCommands(InstructionSyntax instruction, ShellScript script) =>
        _commandsByScript[instruction][script];

    private FoundCommands GetFound(InstructionSyntax instruction) =>
        instruction is CommandInstructionSyntax command and not ShellInstructionSyntax
            ? _commands[command]
            : FoundCommands.None;

    private FoundCommands FindCommands(CommandInstructionSyntax command)
    {
        var variables = GetState(command).Variables;
        return CommandFinder.Find(command, GetWords(command), GetBinSh(command), name => variables.Find(name)?.Value);
    }

    /// <summary>
    /// The script of an instruction as its shell reads it; <see langword="null"/>
    /// where there is none, or no shell reads it.
    /// </summary>
    public ShellScript? GetScript(InstructionSyntax instruction) =>
        GetWords(instruction)?.Tree;

    /// <summary>The script of an instruction, and what its words become.</summary>
    internal WordValues? GetWords(InstructionSyntax instruction) =>
        instruction is CommandInstructionSyntax { ScriptText: not null } command ? _scripts[command] : null;

    private WordValues? ReadScript(CommandInstructionSyntax command)
    {
        var variables = GetState(command).Variables;
        var dialect = GetDialect(command);
        return command.Interpreter is not null && dialect is ShellDialect.Unknown
            ? null
            : new WordValues(
                s_scripts.GetOrCreateValue(Syntax).GetOrAdd(
                    (command, dialect), script => ShellParser.Parse(script.Command.ScriptText!, script.Dialect)),
                name => variables.Find(name)?.Value);
    }

    /// <summary>
    /// Whether the stage of an instruction is Windows: by its base image, or by an escape
    /// character that only Windows' paths need.
    /// </summary>
    public bool RunsWindows(InstructionSyntax instruction) => GetStage(instruction)?.BaseImage?.IsWindows
        ?? (Syntax.EscapeCharacter == '`' && !GetCommands(instruction).Any(IsOfLinux));

    private static bool IsOfLinux(ShellCommand command) =>
        command.Manager is { Ecosystem: "system", Tool: not "choco" };

    /// <summary>
    /// The shell that reads an instruction's script: the one of its <c>#!</c> line, of SHELL,
    /// or what <c>/bin/sh</c> is in the image.
    /// </summary>
    public ShellDialect GetDialect(CommandInstructionSyntax instruction)
    {
        var dialect = instruction.Interpreter is { } interpreter
            ? Interpreters.GetInterpreter(interpreter)
            : GetState(instruction).Dialect;
        return dialect is ShellDialect.Posix ? GetBinSh(instruction) : dialect;
    }

    /// <summary>
    /// The dialect of <c>/bin/sh</c> in the stage of an instruction; <see cref="ShellDialect.Posix"/> where that is not
    /// known.
    /// </summary>
    public ShellDialect GetBinSh(InstructionSyntax instruction) =>
        GetStage(instruction)?.BaseImage?.Shell ?? ShellDialect.Posix;

    /// <summary>
    /// Where a command runs: WORKDIR, and every <c>cd</c> before it in its script.
    /// <see langword="null"/> where that is not known.
    /// </summary>
    public string? GetWorkingDirectory(ShellCommand command)
    {
        var start = GetState(command.Instruction).WorkingDirectory;
        if (command.Script is not { } script || command.Syntax is not { } syntax)
            return start;
        // A script in an argument starts where its shell does: known only if nothing changes that.
        if (script != GetScript(command.Instruction)
            && GetScript(command.Instruction)?.DirectoryChanges.IsEmpty == false)
            return null;
        if (script.DirectoryChanges.IsEmpty)
            return start;
        return _directories[(command.Words!, start)].Find(syntax);
    }

    /// <summary>Whether ONBUILD runs the instruction, in the image that builds on this one.</summary>
    public bool IsTrigger(InstructionSyntax instruction) => (_triggers ??= new HashSet<InstructionSyntax>(
        Stages.SelectMany(stage => stage.Instructions).OfType<OnbuildInstructionSyntax>()
            .Select(onbuild => onbuild.Trigger))).Contains(instruction);

    /// <summary>Whether the stage or one of its parents sets WORKDIR before an instruction.</summary>
    public bool HasWorkdirBefore(InstructionSyntax instruction) =>
        GetStage(instruction)?.ChainInstructions.OfType<WorkdirInstructionSyntax>()
            .Any(workdir => workdir.Span.Start < instruction.Span.Start) == true;

    /// <summary>
    /// The stage that <c>COPY --from</c> or a mount names; <see langword="null"/> where
    /// it names an image or a named context.
    /// </summary>
    public Stage? FindStage(InstructionSyntax user, string name)
    {
        var limit = GetStage(user)?.Index ?? 0;
        if (user is CopyInstructionSyntax && WholeNumber.TryParse(name, out var index))
            return index >= 0 && index < limit ? Stages[index] : null;
        var lower = name.ToLowerInvariant();
        for (var i = limit - 1; i >= 0; i--)
        {
            if (Stages[i].Name == lower)
                return Stages[i];
        }

        return null;
    }

    /// <summary>The stage that a command runs in.</summary>
    public Stage? GetStage(ShellCommand command) => GetStage(command.Instruction);

    /// <summary>Whether a RUN installs packages of Debian or Ubuntu.</summary>
    public bool InstallsWithApt(RunInstructionSyntax run) => GetCommands(run)
        .Any(command => command is { Tool: "apt-get" or "aptitude", Action: "install" });

    /// <summary>The scripts that are arguments of an instruction's commands.</summary>
    internal ImmutableArray<NestedScript> GetNestedScripts(InstructionSyntax instruction) =>
        GetFound(instruction).Scripts;

    /// <summary>The values that <see cref="Fact{T}"/> keeps here.</summary>
    internal T Recall<T>(int place, Func<DockerfileModel, T> create)
    {
        if (place < _facts.Length && _facts[place] is Known<T> known)
            return known.Value;
        var value = create(this);
        if (place >= _facts.Length)
            Array.Resize(ref _facts, FactPlaces.Count);
        _facts[place] = new Known<T>(value);
        return value;
    }

    private sealed class Known<T>(T value)
    {
        public T Value { get; } = value;
    }

    /// <summary>The commands of ENTRYPOINT and of CMD, wrappers and what they run.</summary>
    public IEnumerable<ShellCommand> GetStartCommands(Stage stage) =>
        new CommandInstructionSyntax?[] { stage.FinalState.Entrypoint, stage.FinalState.Cmd }
            .OfType<CommandInstructionSyntax>().SelectMany(instruction => GetCommands(instruction));
}
