namespace DockerfileAnalyzers.Model.Context;

/// <summary>A .dockerignore with what it applies to.</summary>
internal sealed class IgnoreFileModel
{
    private readonly Lazy<ImmutableArray<DockerfileModel>> _dockerfiles;
    private readonly Lazy<ImmutableArray<ContextEntry>> _copied;

    private IgnoreFileModel(AnalysisInput input, DockerignoreSyntax syntax)
    {
        Input = input;
        Syntax = syntax;
        Matcher = new IgnoreMatcher(syntax.Patterns);
        _dockerfiles = new(() => input.Related.Where(file => !IgnoreFiles.IsIgnoreFile(file.Path))
            .Where(file => !AnalysisLimits.IsTooLarge(file.Text)).Select(DockerfileParser.Parse)
            .Where(dockerfile => AnalysisLimits.Explain(dockerfile) is null)
            .Select(dockerfile =>
                ModelBuilder.Build(
                    input with { File = dockerfile.File, Related = ImmutableArray.Create(input.File) }, dockerfile))
            .ToImmutableArray());
        _copied = new(() => FindCopied(_ => true).Distinct().Where(entry => !IsWanted(entry.Path)).ToImmutableArray());
    }

    public AnalysisInput Input { get; }

    public DockerignoreSyntax Syntax { get; }

    public IgnoreMatcher Matcher { get; }

    /// <summary><see langword="null"/> where the host could not look into the context.</summary>
    public ContextManifest? Manifest => Input.Manifest;

    /// <summary>The Dockerfiles whose builds read this file.</summary>
    public ImmutableArray<DockerfileModel> Dockerfiles => _dockerfiles.Value;

    /// <summary>Whether an image of Windows is built with it.</summary>
    public bool IsForWindows =>
        Dockerfiles.SelectMany(dockerfile => dockerfile.Stages).Any(stage => stage.BaseImage is { } image
            && (image.Facts?.Os is OsFamily.Windows
                || new[] { "windows", "nanoserver", "dotnet/framework" }.Any(image.Reference.ToString().Contains)));

    /// <summary>
    /// Files that a Dockerfile copies only because it copies a directory above them: no COPY names it, and no
    /// exception does. Empty where the context is not known.
    /// </summary>
    public ImmutableArray<ContextEntry> Copied => _copied.Value;

    /// <summary>Where entries are copied to, in a message.</summary>
    public string DescribeTarget(IEnumerable<ContextEntry> entries) =>
        FindCopied(stage => stage.IsShipped).Intersect(entries).Any() ? "the final image" : "a build stage";

    public static IgnoreFileModel Create(AnalysisInput input) => new(input, AnalysisLimits.ParseIgnoreFile(input.File));

    /// <summary>
    /// The pattern that is meant for a path and misses it: it has the name without the folders above it, as a
    /// .gitignore would, or other letters. <see langword="null"/> where none is.
    /// </summary>
    public IgnorePatternSyntax? FindIntended(string path) =>
        Syntax.Patterns.FirstOrDefault(pattern => !pattern.IsException && !IgnoreMatcher.Matches(pattern, path)
            && (IsForRootOnly(pattern) && Glob.IsMatch(pattern.Pattern, ContainerPath.GetName(path))
                || MatchesInOtherCase(pattern, path)));

    /// <summary>
    /// The pattern that leaves a path out by its name, where an exception below sends it after all;
    /// <see langword="null"/> where it is not sent, or nothing but <c>*</c> left it out.
    /// </summary>
    public IgnorePatternSyntax? FindUndone(string path) =>
        Matcher.FindDecidingPattern(path) is { IsException: true } exception
            ? Syntax.Patterns
                .TakeWhile(pattern => pattern != exception)
                .LastOrDefault(pattern =>
                    !pattern.IsException && !IgnoreMatcher.MatchesEverything(pattern)
                    && IgnoreMatcher.Matches(pattern, path))
            : null;

    /// <summary>
    /// Whether a .gitignore would look for the pattern in every folder, and Docker does in the first alone.
    /// </summary>
    public bool IsForRootOnly(IgnorePatternSyntax pattern) =>
        pattern.Pattern.IndexOf('/') < 0 && !pattern.Pattern.Contains("**") && !IgnoreMatcher.MatchesEverything(pattern)
        && !Input.File.GetText(pattern.Span).StartsWith("/", StringComparison.Ordinal);

    public static bool MatchesInOtherCase(IgnorePatternSyntax pattern, string path) =>
        !IgnoreMatcher.Matches(pattern, path)
        && IgnoreMatcher.Matches(pattern.Pattern.ToLowerInvariant(), path.ToLowerInvariant());

    private bool IsWanted(string path) =>
        Syntax.Patterns.Any(pattern => pattern.IsException && ContainerPath.IsWithin(pattern.Pattern, path))
        || Dockerfiles.SelectMany(dockerfile => dockerfile.Stages.SelectMany(stage => stage.Instructions))
            .SelectMany(GetSources)
            .Any(source => ContainerPath.IsWithin(ContainerPath.FromRoot(source).TrimStart('/'), path));

    private IEnumerable<ContextEntry> FindCopied(Func<Stage, bool> isMeant) => Manifest is null
        ? Enumerable.Empty<ContextEntry>()
        : Dockerfiles.SelectMany(dockerfile =>
            dockerfile.Stages.Where(isMeant).SelectMany(stage => stage.Instructions).OfType<CopyingInstructionSyntax>()
            .Where(copying => copying.From is null)
            .SelectMany(copying => ContextSelection.Of(dockerfile, copying).Entries)
            .Where(selected => selected.Target.Length > 0).Select(selected => selected.Entry));

    /// <summary>The paths of the context that an instruction names.</summary>
    public static IEnumerable<string> GetSources(InstructionSyntax instruction) => instruction switch
    {
        CopyInstructionSyntax { From: not null } => Enumerable.Empty<string>(),
        CopyingInstructionSyntax copying => copying.Sources.Select(source => source.Literal).OfType<string>(),
        RunInstructionSyntax run => run.Mounts.Where(mount => mount.ReadsContext)
            .Select(mount => mount.Source).OfType<string>(),
        _ => Enumerable.Empty<string>(),
    };
}
