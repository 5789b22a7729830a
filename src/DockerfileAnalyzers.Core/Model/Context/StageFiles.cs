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
        CopyFilter Filter, string Destination, bool IsDirectory, Func<string, bool> IsIgnored) : Step;

    private sealed record FromStage(
        StageFiles Source, CopyFilter Filter, string Destination, bool IsDirectory) : Step
    {
        public string SourcePath => ContainerPath.FromRoot(Filter.Source);
    }

    private sealed record NotFollowed(string Path, string Reason) : Step;

    /// <summary>Adds what one source of a COPY takes from the context.</summary>
    /// <param name="destination">Absolute, normalized.</param>
    /// <param name="isDirectory">The destination is a directory even if the source is one file.</param>
    public StageFiles WithContext(
        CopyFilter filter, string destination, bool isDirectory, Func<string, bool> isIgnored) =>
        new(this, new FromContext(filter, destination, isDirectory, isIgnored));

    /// <summary>Adds what <c>COPY --from</c> takes from another stage.</summary>
    public StageFiles WithStage(StageFiles source, CopyFilter filter, string destination, bool isDirectory) =>
        new(this, new FromStage(source, filter, destination, isDirectory));

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
            Rebase(imagePath, stage.Destination, stage.SourcePath) is not { } source || stage.Source.IsFollowed(source),
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
                    || Rebase(imagePath, stage.Destination, stage.SourcePath) is not { } source
                    || stage.Source.IsUnchanged(contextPath, source);
            }
        }

        return true;
    }

    /// <summary>Whether something of unknown content was written to just this path.</summary>
    public bool MayBeWritten(string imagePath) => Steps.Any(step => step switch
    {
        NotFollowed unknown => unknown.Path == imagePath,
        FromStage stage => Rebase(imagePath, stage.Destination, stage.SourcePath) is { } source
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
        FromContext copy when !copy.IsIgnored(contextPath) =>
            GetTargets(copy.Filter, contextPath, copy.Destination, copy.IsDirectory),
        FromStage stage => stage.Source.GetPaths(contextPath)
            .SelectMany(path => GetTargets(stage.Filter, path.Substring(1), stage.Destination, stage.IsDirectory)),
        _ => Enumerable.Empty<string>(),
    };

    private static IEnumerable<string> GetTargets(
        CopyFilter filter, string path, string destination, bool isDirectory) => filter.GetTarget(path) switch
    {
        null => Enumerable.Empty<string>(),
        "" => FileTargets(destination, isDirectory, ContainerPath.GetName(path)),
        var target => new[] { Join(destination, target) },
    };

    // A file goes into a directory that is there already: whether it is cannot always be told, so both places count.
    private static IEnumerable<string> FileTargets(string destination, bool isDirectory, string name) =>
        isDirectory
            ? new[] { Join(destination, name) }
            : new[] { destination, Join(destination, name) };

    private static string? Rebase(string path, string from, string to) =>
        !ContainerPath.IsWithin(path, from)
            ? null
            : from == "/"
                ? ContainerPath.Normalize(to + path)
                : ContainerPath.Normalize(to + path.Substring(from.Length));

    private static string Join(string directory, string path) =>
        ContainerPath.Normalize(directory + "/" + path);
}
