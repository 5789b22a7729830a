namespace DockerfileAnalyzers.Model.Context;

/// <summary>
/// The files that <c>docker build</c> can send: those of the context that its ignore file does not exclude.
/// </summary>
internal sealed class BuildContext
{
    private const long MaxComparisons = 20_000_000;

    private static readonly Fact<BuildContext> s_fact = new(model => Create(model.Input));

    private static readonly Fact<bool> s_isTrusted = new(model =>
        Of(model) is { Facts: null or { IsContextCertain: true } }
            || GetNamedSources(model).Any(source => Of(model).Exists(source) == true));

    private readonly IgnoreMatcher _matcher;
    private readonly Lazy<ImmutableArray<ContextEntry>> _sent;

    private BuildContext(ContextManifest? manifest, DockerfileFacts? facts, DockerignoreSyntax? ignoreFile)
    {
        _matcher = new IgnoreMatcher(ignoreFile?.Patterns ?? ImmutableArray<IgnorePatternSyntax>.Empty);
        // The files to send are unknown if the ignore file was not read to its end, or if so many comparisons would
        // take longer than the build.
        var isUnknown = (facts?.IgnoreFile is not null && ignoreFile is null) || ignoreFile is { IsCut: true }
            || (long)_matcher.ComparedPatterns * (manifest?.Entries.Length ?? 0) > MaxComparisons;
        Manifest = isUnknown ? null : manifest;
        Facts = facts;
        IgnoreFile = ignoreFile;
        var entries = Manifest?.Entries ?? ImmutableArray<ContextEntry>.Empty;
        _sent = new(() => entries.RemoveAll(entry => IsIgnored(entry.ContentPath)));
    }

    /// <summary>
    /// <see langword="null"/> where the host could not look: whether a file is there is unknown then.
    /// </summary>
    public ContextManifest? Manifest { get; }

    /// <summary>
    /// Where the context is and which ignore file counts; <see langword="null"/> where the host does not say.
    /// </summary>
    public DockerfileFacts? Facts { get; }

    /// <summary>The ignore file in effect; <see langword="null"/> where there is none.</summary>
    public DockerignoreSyntax? IgnoreFile { get; }

    public static BuildContext Of(DockerfileModel model) => s_fact.Of(model);

    /// <summary>
    /// Whether the context is that of the file: it is specified, or other files that the Dockerfile copies are there.
    /// </summary>
    public static bool IsTrusted(DockerfileModel model) => s_isTrusted.Of(model);

    /// <summary>
    /// Whether the context may be that of the file: a guessed one is not if nothing that the Dockerfile copies by its
    /// name is there, or if a directory above it has the ignore file.
    /// </summary>
    public static bool IsPlausible(DockerfileModel model) => IsTrusted(model)
        || (!GetNamedSources(model).Any() && Of(model).Facts is null or { OuterIgnoreFile: null });

    private static IEnumerable<string> GetNamedSources(DockerfileModel model) =>
        model.Syntax.Instructions.OfType<CopyingInstructionSyntax>().Where(copying => copying.From is null)
            .SelectMany(copying => CopyResolver.Of(model, copying).Sources).Select(source => source.Filter?.Source)
            .OfType<string>().Where(source => source != "." && !Glob.HasWildcard(source));

    public static BuildContext Create(AnalysisInput input)
    {
        var ignoreFile = input.Related.FirstOrDefault(file => IgnoreFiles.IsIgnoreFile(file.Path));
        return new BuildContext(
            input.Manifest,
            input.Project.Find(input.File.Path),
            ignoreFile is null ? null : AnalysisLimits.ParseIgnoreFile(ignoreFile));
    }

    /// <summary>
    /// Whether the ignore file leaves a path out, itself or through a folder above
    /// it. The path is relative to the context.
    /// </summary>
    public bool IsIgnored(string path) => path != "." && _matcher.IsIgnored(path);

    /// <summary>The pattern that decides about a path; <see langword="null"/> where none does.</summary>
    public IgnorePatternSyntax? FindDecidingPattern(string path) => _matcher.FindDecidingPattern(path);

    /// <summary>Whether the context holds a path; <see langword="null"/> where unknown.</summary>
    public bool? Exists(string path) => Manifest switch
    {
        null => null,
        _ when Manifest.Exists(path) => true,
        _ when Manifest.IsTruncated || Manifest.IsClosed(path) => null,
        _ => false,
    };

    /// <summary>Whether the ignore file keeps out all of a file or folder; false where that is not known.</summary>
    public bool IsKeptOut(string source)
    {
        var path = ContainerPath.Normalize("/" + source.Replace('\\', '/')).Substring(1);
        // In a directory, an exception can re-include files.
        return path.Length > 0 && IsIgnored(path) && IgnoreFile?.Patterns.Any(pattern => pattern.IsException) == false;
    }

    /// <summary>The name of the ignore file in effect.</summary>
    public string IgnoreFileName => RelativePath.GetName(IgnoreFile?.File.Path ?? IgnoreFiles.GetNew(""));

    /// <summary>The entries that are sent. Folders that the manifest does not open count as one entry.</summary>
    public ImmutableArray<ContextEntry> Sent => _sent.Value;

    /// <summary>
    /// The first instruction that takes the whole build context; <see langword="null"/> where none does.
    /// </summary>
    public static CopyingInstructionSyntax? FindWholeCopy(DockerfileModel model) => model.Stages
        .SelectMany(stage => stage.Instructions).OfType<CopyingInstructionSyntax>().FirstOrDefault(IsWholeContext);

    /// <summary>Whether an instruction takes the whole context: <c>COPY . …</c> without <c>--from</c>.</summary>
    public static bool IsWholeContext(CopyingInstructionSyntax copying) =>
        copying.From is null
        && copying.Sources.Any(source => source.Literal is "." or "./" or "/" or "*" or "./*");
}
