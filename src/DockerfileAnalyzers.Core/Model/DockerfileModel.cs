using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>What a Dockerfile means: stages, the state before each instruction, commands, layers, build context. Facts are computed once; a rule only asks.</summary>
public sealed class DockerfileModel
{
    private readonly Dictionary<InstructionSyntax, (Stage? Stage, BuildState State)> _places;
    private readonly Dictionary<InstructionSyntax, ImmutableArray<ShellCommand>> _commands = new();
    private readonly Dictionary<RunInstructionSyntax, Layer> _layers = new();

    internal DockerfileModel(
        AnalysisInput input, DockerfileSyntax syntax, ImmutableArray<Stage> stages, BuildContext context,
        Dictionary<InstructionSyntax, (Stage? Stage, BuildState State)> places)
    {
        Input = input;
        Syntax = syntax;
        Stages = stages;
        Context = context;
        _places = places;
    }

    public AnalysisInput Input { get; }

    public DockerfileSyntax Syntax { get; }

    public SourceFile File => Syntax.File;

    public ImmutableArray<Stage> Stages { get; }

    public BuildContext Context { get; }

    public ProjectFacts Project => Input.Project;

    /// <summary>The stage that becomes the image; <see langword="null"/> where there is no stage at all.</summary>
    public Stage? FinalStage => Stages.FirstOrDefault(stage => stage.IsFinal);

    /// <summary>The stage of an instruction; <see langword="null"/> before the first FROM.</summary>
    public Stage? GetStage(InstructionSyntax instruction) => _places.TryGetValue(instruction, out var place) ? place.Stage : null;

    /// <summary>What holds before the instruction.</summary>
    public BuildState GetState(InstructionSyntax instruction) => _places[instruction].State;

    /// <summary>The value of a word of an instruction; <see langword="null"/> where unknown.</summary>
    public string? Expand(InstructionSyntax instruction, WordSyntax word) => GetState(instruction).Variables.Expand(word);

    /// <summary>Every simple command of a RUN, CMD, ENTRYPOINT or HEALTHCHECK, wherever in it it is written.</summary>
    public ImmutableArray<ShellCommand> GetCommands(InstructionSyntax instruction)
    {
        if (instruction is not CommandInstructionSyntax command || instruction is ShellInstructionSyntax)
            return ImmutableArray<ShellCommand>.Empty;
        if (!_commands.TryGetValue(instruction, out var commands))
        {
            var state = GetState(instruction);
            _commands[instruction] = commands = ShellCommands.Find(command, state.Dialect, name => state.Variables.Find(name)?.Value);
        }

        return commands;
    }

    /// <summary>What a RUN leaves behind.</summary>
    public Layer GetLayer(RunInstructionSyntax run)
    {
        if (!_layers.TryGetValue(run, out var layer))
            _layers[run] = layer = Layer.Create(this, run);
        return layer;
    }

    /// <summary>The stage that <c>COPY --from</c> or a mount names; <see langword="null"/> where it names an image or a named context.</summary>
    public Stage? FindStage(InstructionSyntax user, string name)
    {
        var limit = GetStage(user)?.Index ?? 0;
        if (user is CopyInstructionSyntax && int.TryParse(name, out var index))
            return index >= 0 && index < limit ? Stages[index] : null;
        return Stages.LastOrDefault(stage => stage.Index < limit && stage.Name == name.ToLowerInvariant());
    }

    /// <summary>Every RUN of a stage and its parents, in the order in which they run.</summary>
    public IEnumerable<RunInstructionSyntax> GetRuns(Stage stage) => stage.ChainInstructions.OfType<RunInstructionSyntax>();

    /// <summary>The Debian or Ubuntu suite of a stage, as the apt tables name it.</summary>
    public static string? GetAptSuite(Stage? stage) =>
        stage?.Image?.Facts is { Os: OsFamily.Debian or OsFamily.Ubuntu } facts ? facts.OsRelease : null;
}
