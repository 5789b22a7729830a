using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// The report on one Dockerfile: the expected size of its image and the reasons, the data that flows between its
/// stages, and the savings of its fixes. Data only, without paths of the machine, so that it may be published;
/// <see cref="ReportBuilder"/> makes it, the renderers show it.
/// </summary>
internal sealed record DockerfileReport
{
    /// <summary>The path of the Dockerfile below its build context; its file name where it is elsewhere.</summary>
    public required string Name { get; init; }

    /// <summary>With the current file.</summary>
    public required Outcome Now { get; init; }

    /// <summary>With every safe fix.</summary>
    public required Outcome Safe { get; init; }

    /// <summary>With every fix.</summary>
    public required Outcome All { get; init; }

    /// <summary>In the order of the file.</summary>
    public required ImmutableArray<StageReport> Stages { get; init; }

    public required ImmutableArray<Flow> Flows { get; init; }

    /// <summary><see langword="null"/> where the host could not look at the build context.</summary>
    public required ContextReport? Context { get; init; }

    /// <summary>Sorted by savings, then by severity, then by position.</summary>
    public required ImmutableArray<FindingReport> Findings { get; init; }

    /// <summary>The Dockerfile, and its .dockerignore where it has one.</summary>
    public required ImmutableArray<SourceReport> Sources { get; init; }

    /// <summary>The stages whose layers make up the image, from the base up.</summary>
    public IEnumerable<StageReport> Shipped => Stages.Where(stage => stage.IsShipped);

    /// <summary>The layers of the image, from the base up: that of FROM, and one for each instruction.</summary>
    public IEnumerable<LayerReport> ImageLayers => Shipped.SelectMany(stage => stage.Layers);
}

/// <summary>The result of a build from one version of the files.</summary>
/// <param name="Image">Uncompressed.</param>
/// <param name="ContextBytes">The bytes that are sent to the builder; <see langword="null"/> where unknown.</param>
/// <param name="Fixes">The number of fixes that lead here.</param>
/// <param name="Difference">The difference of all files, as <c>diff -u</c> prints it.</param>
internal sealed record Outcome(SizeEstimate Image, long? ContextBytes, int Fixes, string Difference);

/// <param name="Base">The image or stage that FROM names, as written.</param>
/// <param name="IsUsed">The image is made of it: of its layers, or of files that are copied or mounted from it.</param>
/// <param name="Layers">FROM first.</param>
internal sealed record StageReport(
    int Index,
    string Name,
    string Base,
    bool IsFinal,
    bool IsShipped,
    bool IsUsed,
    SizeEstimate Size,
    ImmutableArray<LayerReport> Layers);

/// <summary>The layer that one instruction adds.</summary>
/// <param name="Line">Counted from one, as all lines here.</param>
/// <param name="Text">On one line.</param>
/// <param name="AvoidableBytes">Caches, recommended packages, and what earlier layers hold already.</param>
/// <param name="Contents">The largest folders and files of the build context in it.</param>
internal sealed record LayerReport(
    int Line,
    int EndLine,
    string Keyword,
    string Text,
    SizeEstimate Size,
    long AvoidableBytes,
    ImmutableArray<PartReport> Parts,
    CacheReport Cache, ImmutableArray<FolderReport> Contents);

/// <param name="IsAvoidable">A cache, recommended packages, or a second copy.</param>
internal sealed record PartReport(string Description, SizeEstimate Size, bool IsAvoidable);

/// <summary>When a layer is built again instead of taken from the cache.</summary>
/// <param name="Summary">The most frequent reason, in a few words.</param>
/// <param name="Reasons">All of them.</param>
internal sealed record CacheReport(string Summary, ImmutableArray<string> Reasons);

internal enum NodeKind
{
    Context,
    Image,
    Stage,
}

/// <summary>The source of a flow: the build context, an image, or a stage by its index.</summary>
internal sealed record FlowSource(NodeKind Kind, string Name, int Stage = -1);

internal enum FlowKind
{
    /// <summary>FROM: a stage builds on it.</summary>
    Base,
    /// <summary>COPY and ADD.</summary>
    Files,
    /// <summary><c>RUN --mount</c>: seen by one instruction, part of no layer.</summary>
    Mount,
}

/// <param name="Target">The index of the stage that takes it.</param>
/// <param name="What">The paths, or what else flows.</param>
internal sealed record Flow(FlowSource Source, int Target, FlowKind Kind, string What, SizeEstimate Size, int Line);

/// <param name="SentBytes">The bytes that BuildKit sends: files that instructions copy or mount.</param>
/// <param name="DirectoryBytes">The bytes of all files in the directory of the context.</param>
/// <param name="IgnoredBytes">The bytes of it that the ignore file excludes.</param>
/// <param name="IsComplete">The context was small enough to list.</param>
/// <param name="Folders">The largest of what is not ignored, and the rest as one entry.</param>
internal sealed record ContextReport(
    long SentBytes, int SentFiles, long DirectoryBytes, long IgnoredBytes, bool IsComplete,
    ImmutableArray<FolderReport> Folders);

/// <summary>A directory with its contents, a file, or the rest of a list.</summary>
/// <param name="CopiedIn">The lines that copy it, or a part of it.</param>
/// <param name="UnusedBytes">
/// The bytes of it that no instruction copies; <see langword="null"/> where that is not known.
/// </param>
internal sealed record FolderReport(
    string Path, long Bytes, int Files, ImmutableArray<int> CopiedIn, long? UnusedBytes);

internal enum EffectKind
{
    Image,
    Context,
    Layer,
}

/// <summary>The effect of a finding's remedy on the size of one thing.</summary>
internal sealed record Effect(EffectKind Of, SizeEstimate Before, SizeEstimate After)
{
    public long SavedBytes => Math.Max(0, Before.Bytes - After.Bytes);
}

/// <param name="Source">Index of the file in <see cref="DockerfileReport.Sources"/>.</param>
/// <param name="FixTitle"><see langword="null"/> without a fix.</param>
/// <param name="Effect"><see langword="null"/> where it saves no bytes, or how many is not known.</param>
internal sealed record FindingReport(
    int Source,
    int Line,
    int Column,
    int EndLine,
    RuleDescriptor Rule,
    Severity Severity,
    string Message,
    string? FixTitle,
    FixSafety? FixSafety,
    Effect? Effect);

internal sealed record SourceReport(string Name, ImmutableArray<ImmutableArray<SourceSegment>> Lines);

internal enum SegmentKind
{
    Text,
    Keyword,
    Flag,
    Comment,
    Variable,
    Literal,
}

/// <param name="IsMarked">A finding is about it.</param>
internal sealed record SourceSegment(string Text, SegmentKind Kind, bool IsMarked);
