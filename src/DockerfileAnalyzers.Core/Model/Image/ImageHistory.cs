namespace DockerfileAnalyzers.Model.Image;

internal enum LayerPartKind
{
    /// <summary>Files of the build context.</summary>
    Context,
    /// <summary>Files of another stage or image.</summary>
    Stage,
    Packages,
    /// <summary>Packages that are only recommended by those that are asked for.</summary>
    Recommended,
    /// <summary>Lists and caches of package managers.</summary>
    Cache,
    /// <summary>Files that earlier layers already contain.</summary>
    Rewritten,
    /// <summary>The output of a build or a download.</summary>
    Output,
}

/// <summary>Something that an instruction writes.</summary>
/// <param name="Description">In words, without its size: <c>'git' and 34 packages that it needs</c>.</param>
/// <param name="Cause">The command that writes it, where it is one.</param>
/// <param name="Path">The path of the files that are copied once more.</param>
internal sealed record LayerPart(
    LayerPartKind Kind, string Description, SizeEstimate Size, ShellCommand? Cause = null, string? Path = null)
{
    /// <summary>Whether a different Dockerfile can avoid it.</summary>
    public bool IsAvoidable => Kind is LayerPartKind.Cache or LayerPartKind.Recommended or LayerPartKind.Rewritten;
}

/// <summary>One line of the history: what an instruction adds to its stage.</summary>
internal sealed class LayerEstimate
{
    internal LayerEstimate(InstructionSyntax instruction, ImmutableArray<LayerPart> parts, long repeatedBytes)
    {
        RepeatedBytes = repeatedBytes;
        Instruction = instruction;
        Parts = parts;
        Size = SizeEstimate.Sum(parts.Select(part => part.Size));
    }

    public InstructionSyntax Instruction { get; }

    /// <summary>Largest first; empty where nothing is written.</summary>
    public ImmutableArray<LayerPart> Parts { get; }

    public SizeEstimate Size { get; }

    /// <summary>
    /// Bytes of files that earlier COPY instructions wrote to the same places: the image holds them twice.
    /// </summary>
    public long RepeatedBytes { get; }
}

/// <summary>The history of one stage.</summary>
internal sealed class StageHistory
{
    internal StageHistory(
        Stage stage, SizeEstimate start, string startReason, ImmutableArray<LayerEstimate> layers, long? measuredBytes)
    {
        Stage = stage;
        Start = start;
        StartReason = startReason;
        Layers = layers;
        Size = measuredBytes is { } bytes
            ? new SizeEstimate(bytes, Certainty.Measured)
            : layers.Aggregate(start, (sum, layer) => sum + layer.Size);
    }

    public Stage Stage { get; }

    /// <summary>The base image, or the stage that it builds on.</summary>
    public SizeEstimate Start { get; }

    public string StartReason { get; }

    /// <summary>One for each instruction but FROM, in order.</summary>
    public ImmutableArray<LayerEstimate> Layers { get; }

    public SizeEstimate Size { get; }
}

/// <summary>
/// The expected output of <c>docker image history</c>, before anything is built: the bytes of each instruction, and how
/// they are known. Unknown sizes are marked as unknown, and a sum with such a part says "at least".
/// </summary>
internal sealed class ImageHistory
{
    private static readonly Fact<ImageHistory> s_fact = new(Create);

    private readonly DockerfileModel _model;
    private readonly Dictionary<InstructionSyntax, LayerEstimate> _layers;

    private ImageHistory(DockerfileModel model, ImmutableArray<StageHistory> stages)
    {
        _model = model;
        Stages = stages;
        _layers = stages.SelectMany(stage => stage.Layers).ToDictionary(layer => layer.Instruction);
    }

    public ImmutableArray<StageHistory> Stages { get; }

    /// <summary>The history of the image that is tagged; <see langword="null"/> where there is no stage.</summary>
    public StageHistory? Final => Stages.FirstOrDefault(stage => stage.Stage.IsFinal);

    /// <summary>The layers of the image that is tagged, from the bottom to the top.</summary>
    public IEnumerable<LayerEstimate> FinalLayers => Final is null
        ? Enumerable.Empty<LayerEstimate>()
        : Final.Stage.Chain.Reverse().SelectMany(stage => Stages[stage.Index].Layers);

    public LayerEstimate? Find(InstructionSyntax instruction) =>
        _layers.TryGetValue(instruction, out var layer) ? layer : null;

    /// <summary>
    /// Bytes of the packages that an installation takes in as recommended, less what the image has already;
    /// <see langword="null"/> where its RUN installs twice or something of it is not known.
    /// </summary>
    public long? GetRecommendedBytes(ShellCommand install)
    {
        var parts = Find(install.Instruction)?.Parts
            .Where(part => part.Kind is LayerPartKind.Packages or LayerPartKind.Recommended)
            .ToArray() ?? Array.Empty<LayerPart>();
        return parts.Length == 0 || parts.Any(part => part.Size.IsAtLeast) || !IsOnlyInstallation(install)
            ? null
            : parts.Where(part => part.Kind is LayerPartKind.Recommended).Sum(part => part.Size.Bytes);
    }

    private bool IsOnlyInstallation(ShellCommand install) =>
        _model.GetCommands(install.Instruction)
            .Count(command => command.Tool == install.Tool && command.Action == install.Action) == 1;

    public static ImageHistory Of(DockerfileModel model) => s_fact.Of(model);

    internal static ImageHistory Create(DockerfileModel model)
    {
        var match = ImageMatch.Of(model);
        var ends = new List<ImageFileSystem>();
        var stages = ImmutableArray.CreateBuilder<StageHistory>();
        foreach (var stage in model.Stages)
        {
            var files = stage.Parent is { } parent
                ? ends[parent.Index] : ImageFileSystem.None.WithBase(stage.BaseImage);
            var (start, reason) = stage.Parent is null
                ? GetBase(stage, match)
                : (stages[stage.Parent.Index].Size, $"stage '{stage.Parent}'");
            var layers = ImmutableArray.CreateBuilder<LayerEstimate>(stage.Instructions.Length);
            foreach (var instruction in stage.Instructions)
            {
                var writer = new LayerWriter(model, instruction, files, ends);
                layers.Add(writer.Write(match?.FindBytes(instruction) is { } bytes
                    ? parts => Measure(parts, bytes, match.BuiltImage) : null));
                files = writer.Files;
            }

            stages.Add(new StageHistory(
                stage, start, reason, layers.ToImmutable(), stage.IsFinal ? match?.BuiltImage.TotalBytes : null));
            ends.Add(files);
        }

        return new ImageHistory(model, stages.ToImmutable());
    }

    // The size in a built image is exact. The estimates only divide it into parts: avoidable parts
    // stay avoidable, up to that size.
    private static ImmutableArray<LayerPart> Measure(ImmutableArray<LayerPart> parts, long bytes, MeasuredImage image)
    {
        if (bytes == 0)
            return ImmutableArray<LayerPart>.Empty;
        var result = ImmutableArray.CreateBuilder<LayerPart>();
        var left = bytes;
        foreach (var part in parts.Where(part => part.IsAvoidable))
        {
            var size = part.Size with { Bytes = Math.Min(part.Size.Bytes, left), IsAtLeast = false };
            left -= size.Bytes;
            result.Add(part with { Size = size });
        }

        var main = parts.FirstOrDefault(part => !part.IsAvoidable);
        var description = $"measured in '{image.Source}'"
            + (main is null || main.Size.IsUnknown ? "" : ": " + main.Description);
        if (left > 0)
            result.Add((main ?? new LayerPart(LayerPartKind.Output, "", SizeEstimate.None)) with
            {
                Description = description,
                Size = new SizeEstimate(left, Certainty.Measured),
            });
        return result.OrderByDescending(part => part.Size.Bytes).ToImmutableArray();
    }

    private static (SizeEstimate Size, string Reason) GetBase(Stage stage, ImageMatch? match) => stage.BaseImage switch
    {
        _ when stage.IsShipped && match?.BaseBytes is { } measured =>
            (new SizeEstimate(measured, Certainty.Measured), $"measured in '{match.BuiltImage.Source}'"),
        null => (SizeEstimate.Unknown, "the name of the base image is not known"),
        { IsScratch: true } => (SizeEstimate.None, "scratch is empty"),
        { Facts.Bytes: { } bytes } image => (new SizeEstimate(bytes, image.Facts.BytesCertainty),
            image.Facts.BytesCertainty is Certainty.Published
                ? $"'{image.Reference}', published size"
                : $"'{image.Reference}', estimated from similar images"),
        var image => (SizeEstimate.Unknown, $"the size of '{image.Reference}' is not known"),
    };
}
