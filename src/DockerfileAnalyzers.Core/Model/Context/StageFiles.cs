namespace DockerfileAnalyzers.Model.Context;

/// <summary>Whether a file of the build context lies at a path of the image.</summary>
internal enum Presence
{
    Absent,
    Present,
    /// <summary>Something that cannot be followed may have put it there, or taken it away.</summary>
    Unknown,
}

/// <summary>
/// Which files of the build context an image holds at one point of its build. Immutable: each COPY or RUN
/// adds a link to the chain before it, and nothing is listed that nobody asks for. What cannot be followed
/// makes a directory, or everything, unknown.
/// </summary>
internal sealed class StageFiles
{
    private readonly StageFiles? _before;
    private readonly Step? _step;

    private StageFiles(StageFiles? before, Step? step)
    {
        _before = before;
        _step = step;
    }

    /// <summary>An image that is known to hold nothing of the context.</summary>
    public static StageFiles None { get; } = new(null, null);

    private abstract record Step;

    private sealed record FromContext(
        CopyFilter Filter, CopyTarget Target, Func<string, bool> IsIgnored) : Step;

    private sealed record FromStage(
        StageFiles Source, CopyFilter Filter, CopyTarget Target) : Step
    {
        public string SourcePath => ContainerPath.FromRoot(Filter.Source);
    }

    private sealed record NotFollowed(string Path, string Reason) : Step;

    /// <summary>Adds what one source of a COPY takes from the context.</summary>
    public StageFiles WithContext(CopyFilter filter, CopyTarget target, Func<string, bool> isIgnored) =>
        new(this, new FromContext(filter, target, isIgnored));

    /// <summary>Adds what <c>COPY --from</c> takes from another stage.</summary>
    public StageFiles WithStage(StageFiles source, CopyFilter filter, CopyTarget target) =>
        new(this, new FromStage(source, filter, target));

    /// <summary>From here on nothing is certain about <paramref name="path"/> and what lies below it.</summary>
    /// <param name="reason">For the verbose log: <c>'tar' is not followed</c>.</param>
    public StageFiles WithUnknown(string path, string reason) => new(this, new NotFollowed(path, reason));

    /// <summary>Whether the context's file lies at this path of the image.</summary>
    public Presence Find(string contextPath, string imagePath)
    {
        if (GetPaths(contextPath).Contains(imagePath, StringComparer.Ordinal))
            return Presence.Present;
        return IsFollowed(imagePath) ? Presence.Absent : Presence.Unknown;
    }

    /// <summary>Whether everything that may lie at a path of the image is known.</summary>
    public bool IsFollowed(string imagePath) => Steps.All(step => step switch
    {
        NotFollowed unknown => !ContainerPath.IsWithin(imagePath, unknown.Path),
        FromStage stage =>
            Rebase(imagePath, stage.Target.Path, stage.SourcePath) is not { } source || stage.Source.IsFollowed(source),
        _ => true,
    });

    /// <summary>Every path at which the context's file is known to lie.</summary>
    public IEnumerable<string> GetPaths(string contextPath) =>
        Steps.SelectMany(step => GetPaths(step, contextPath)).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Whether the context's file is at this path as the context holds it: nothing that cannot be followed may have
    /// changed it after it was copied there last.
    /// </summary>
    public bool IsUnchanged(string contextPath, string imagePath)
    {
        foreach (var step in Steps)
        {
            if (step is NotFollowed unknown && ContainerPath.IsWithin(imagePath, unknown.Path))
                return false;
            if (GetPaths(step, contextPath).Contains(imagePath, StringComparer.Ordinal))
            {
                return step is not FromStage stage
                    || Rebase(imagePath, stage.Target.Path, stage.SourcePath) is not { } source
                    || stage.Source.IsUnchanged(contextPath, source);
            }
        }

        return true;
    }

    /// <summary>Whether something of unknown content was written to just this path.</summary>
    public bool MayBeWritten(string imagePath) => Steps.Any(step => step switch
    {
        NotFollowed unknown => unknown.Path == imagePath,
        FromStage stage => Rebase(imagePath, stage.Target.Path, stage.SourcePath) is { } source
            && stage.Source.MayBeWritten(source),
        _ => false,
    });

    /// <summary>What is not followed, and why, in the order of the build.</summary>
    public IEnumerable<(string Path, string Reason)> Unknowns =>
        Steps.OfType<NotFollowed>().Select(unknown => (unknown.Path, unknown.Reason)).Reverse();

    private IEnumerable<Step> Steps
    {
        get
        {
            for (var files = this; files is not null; files = files._before)
            {
                if (files._step is not null)
                    yield return files._step;
            }
        }
    }

    private static IEnumerable<string> GetPaths(Step step, string contextPath) => step switch
    {
        FromContext copy when !copy.IsIgnored(contextPath) => copy.Target.GetPaths(copy.Filter, contextPath),
        FromStage stage => stage.Source.GetPaths(contextPath)
            .SelectMany(path => stage.Target.GetPaths(stage.Filter, path.Substring(1))),
        _ => Enumerable.Empty<string>(),
    };

    private static string? Rebase(string path, string from, string to) => ContainerPath.IsWithin(path, from)
        ? ContainerPath.Join(to, from == "/" ? path : path.Substring(from.Length))
        : null;
}
