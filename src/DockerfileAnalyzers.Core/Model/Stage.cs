namespace DockerfileAnalyzers.Model;

/// <summary>From one FROM to the next.</summary>
internal sealed class Stage
{
    private readonly List<Stage> _copiesFrom = new();
    private readonly List<Stage> _usedBy = new();
    private readonly Lazy<ImmutableHashSet<string>?> _baseVariables;
    private NodeList<InstructionSyntax>? _chainInstructions;

    internal Stage(
        int index, string? name, FromInstructionSyntax from, Stage? parent, BaseImage? image, BuildState initialState)
    {
        Index = index;
        Name = name;
        From = from;
        Parent = parent;
        BaseImage = image;
        InitialState = initialState;
        FinalState = initialState;
        _baseVariables = new(FindBaseVariables);
        parent?._usedBy.Add(this);
    }

    /// <summary>Zero-based.</summary>
    public int Index { get; }

    /// <summary>In lower case, as Docker compares it; <see langword="null"/> without AS.</summary>
    public string? Name { get; }

    public FromInstructionSyntax From { get; }

    /// <summary>The stage that FROM names; <see langword="null"/> where it names an image.</summary>
    public Stage? Parent { get; }

    /// <summary>
    /// The image at the root of the chain of parents; <see langword="null"/> where
    /// its name is not known (unresolved ARG).
    /// </summary>
    public BaseImage? BaseImage { get; }

    /// <summary>
    /// The variables that come with the base image, whatever a caller chooses of it; <see langword="null"/> where that
    /// is
    /// not known, or an ARG decides which image it is.
    /// </summary>
    public ImmutableHashSet<string>? BaseVariables => _baseVariables.Value;

    /// <summary>Without FROM.</summary>
    public NodeList<InstructionSyntax> Instructions { get; internal set; } = NodeList<InstructionSyntax>.Empty;

    public BuildState InitialState { get; }

    public BuildState FinalState { get; internal set; }

    /// <summary>The stages whose files this one takes by <c>COPY --from</c> or <c>--mount=from</c>.</summary>
    public IReadOnlyList<Stage> CopiesFrom => _copiesFrom;

    /// <summary>The stages that build on this one or take files from it.</summary>
    public IReadOnlyList<Stage> UsedBy => _usedBy;

    /// <summary>The stage whose image is tagged and run: the project's target, else the last.</summary>
    public bool IsFinal { get; internal set; }

    /// <summary>
    /// Whether its image is run: the final stage, and those that a compose file or the project names as targets.
    /// </summary>
    public bool IsTarget { get; internal set; }

    /// <summary>
    /// Whether its layers are part of the final image: the final stage and its parents.
    /// Only copied files get there from other stages.
    /// </summary>
    public bool IsShipped { get; internal set; }

    /// <summary>Whether a build of the final image runs it: the final stage, and all that a built stage uses.</summary>
    public bool IsBuilt => IsFinal || _usedBy.Any(stage => stage.IsBuilt);

    /// <summary>
    /// Whether a build may run it: as <see cref="IsBuilt"/>, for a stage that is named as a target, or for one that
    /// starts a program.
    /// </summary>
    public bool MayBeBuilt => IsFinal || IsTarget || StartsProgram || _usedBy.Any(stage => stage.MayBeBuilt);

    /// <summary>This stage and its parents, nearest first.</summary>
    public IEnumerable<Stage> Chain
    {
        get
        {
            for (var stage = this; stage is not null; stage = stage.Parent)
                yield return stage;
        }
    }

    /// <summary>
    /// Whether a variable is part of the base image's name. An image is mostly called after a version that it has in a
    /// variable of the same name: NODE_VERSION.
    /// </summary>
    public bool ImageNameUses(string variable) =>
        Chain.Any(stage => stage.From.ImageName.Variables.Any(use => use.Name == variable));

    /// <summary>The instructions of the whole chain, in the order in which they take effect.</summary>
    public NodeList<InstructionSyntax> ChainInstructions => _chainInstructions ??= Parent is null ? Instructions
        : Parent.ChainInstructions.Concat(Instructions).ToImmutableArray();

    /// <summary>Every RUN of the whole chain.</summary>
    public ImmutableArray<RunInstructionSyntax> Runs => ChainInstructions.OfType<RunInstructionSyntax>();

    /// <summary>The ports in the EXPOSE instructions of the stage and its parents, in the order of the text.</summary>
    public IEnumerable<WordSyntax> ExposedPorts =>
        ChainInstructions.OfType<ExposeInstructionSyntax>().SelectMany(expose => expose.Ports);

    /// <summary>Whether an instruction is the one by which containers of the built image start.</summary>
    public bool Starts(InstructionSyntax instruction) => (IsFinal || IsTarget)
        && (FinalState.Entrypoint == instruction
            || (FinalState.Entrypoint is null && FinalState.Cmd == instruction));

    /// <summary>Whether the file says what the container starts.</summary>
    public bool StartsProgram => FinalState.Entrypoint is not null || FinalState.Cmd is not null;

    private ImmutableHashSet<string>? FindBaseVariables()
    {
        if (Parent is not null)
            return From.ImageName.Literal is null ? null : Parent.BaseVariables;
        // "node:$VERSION" is node, whatever the version is.
        var name = From.ImageName.Parts[0] is TextPart { Value: var start }
            && (From.ImageName.Literal ?? BeforeTag(start)) is { } text ? text : null;
        return name is null ? null : ImageVariables.Find(ImageReference.Parse(name).Repository);
    }

    private static string? BeforeTag(string text) =>
        text.LastIndexOf(':') is var colon && colon > text.LastIndexOf('/') ? text.Substring(0, colon) : null;

    /// <summary>
    /// Whether the file says what the container starts, or leaves it to a base image that is a service.
    /// </summary>
    public bool StartsAnyProgram => StartsProgram || StartsBaseProgram;

    private bool StartsBaseProgram =>
        BaseImage?.Facts is { Toolchain: null, Contents: { Cmd: { IsDefault: false } cmd } contents } facts
        && cmd.Concat(contents.Entrypoint.IsDefault ? ImmutableArray<string>.Empty : contents.Entrypoint)
            .FirstOrDefault()
            is { } program && !ImageLayout.HoldsSystemOnly(facts)
        && Interpreters.GetDialect(program) is ShellDialect.Unknown;

    internal void AddUse(Stage source)
    {
        if (!_copiesFrom.Contains(source))
        {
            _copiesFrom.Add(source);
            source._usedBy.Add(this);
        }
    }

    public override string ToString() => Name ?? $"stage {Index}";
}
