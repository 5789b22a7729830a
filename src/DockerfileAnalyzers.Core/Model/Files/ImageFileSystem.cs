namespace DockerfileAnalyzers.Model.Files;

/// <summary>Whether something is at a path of the image.</summary>
internal enum Presence
{
    Absent,
    /// <summary>Something that cannot be followed may have created or deleted it.</summary>
    Unknown,
    Present,
}

/// <summary>
/// The files in an image at one point of its build, and their origins: the base image, the build context,
/// other stages, the output of commands. Immutable: each COPY or RUN adds a link to the chain before it, and nothing
/// is listed unless it is requested. What cannot be followed makes a directory, or everything, unknown.
/// </summary>
internal sealed partial class ImageFileSystem
{
    private readonly ImageFileSystem? _before;
    private readonly Step? _step;

    private ImageFileSystem(ImageFileSystem? before, Step? step, Contents? contents = null)
    {
        _before = before;
        _step = step;
        _contents = contents ?? before?._contents ?? Contents.None;
    }

    /// <summary>An image that is known not to contain files of the context.</summary>
    public static ImageFileSystem None { get; } = new(null, null);

    private abstract record Step;

    private sealed record FromContext(CopyFilter Filter, CopyTarget Target, BuildContext Context) : Step
    {
        public Presence FindInContext(string path) => path.Length == 0 ? Presence.Present : Context.Exists(path) switch
        {
            // A directory for output that was not listed is assumed to be empty.
            null => Context.Manifest is null && IsTakenForEmpty(path) ? Presence.Absent : Presence.Unknown,
            true => Context.IsKeptOut(path) ? Presence.Absent : Presence.Present,
            false => Presence.Absent,
        };

        // Nor does a file hold any.
        private static bool IsTakenForEmpty(string path) => path.Split('/') is var names
            && (names.Any(name => FileTypes.IsNamed(name, FileTrait.PublishOutput))
                || names.Take(names.Length - 1).Any(name => FileTypes.Is(
                    name, FileTrait.BesideProgram, FileTrait.Project)));
    }

    private sealed record FromBase(BaseImage? Image) : Step;

    private sealed record Folder(string Path) : Step;

    private sealed record Output(string Path, ShellCommand Command) : Step;

    private sealed record BuildFolders(ShellCommand Command) : Step;

    private sealed record FromStage(
        ImageFileSystem Source, CopyFilter Filter, CopyTarget Target) : Step
    {
        public string SourcePath => ContainerPath.FromRoot(Filter.Source);

        // The destination of a directory of the other stage, or the part of it that is copied.
        public string? Find(string folder) => Rebase(folder, SourcePath, Target.Path)
            ?? (ContainerPath.IsWithin(SourcePath, folder) ? Target.Path : null);
    }

    // Other files can be there; they do not hide project files.
    private sealed record OtherFiles(string Path, bool IsCopied) : Step;

    private sealed record NotFollowed(string Path, string Reason, bool IsCopied) : Step;

    // The other steps know its content.
    private sealed record NamedFile(string Path, InstructionSyntax Writer) : Step;

    /// <summary>Adds the files that a source of a COPY copies from the context.</summary>
    public ImageFileSystem WithContext(CopyFilter filter, CopyTarget target, BuildContext context) =>
        new(this, new FromContext(filter, target, context));

    /// <summary>
    /// Begins with the contents of a base image; no files of a project, if its contents are known.
    /// </summary>
    public ImageFileSystem WithBase(BaseImage? image) => new(this, new FromBase(image));

    /// <summary>Adds a folder, and those above it.</summary>
    public ImageFileSystem WithFolder(string path) => new(this, new Folder(path));

    /// <summary>Adds the directory or file that a command writes, whatever its content.</summary>
    public ImageFileSystem WithOutput(string path, ShellCommand command) => new(this, new Output(path, command));

    /// <summary>A build wrote into the <c>bin</c> and <c>obj</c> folders of projects, wherever they are.</summary>
    public ImageFileSystem WithBuildFolders(ShellCommand command) => new(this, new BuildFolders(command));

    /// <summary>Files may be at a path or below it, but no project files.</summary>
    /// <param name="isCopied">From an image of a registry, or a mount: programs as well.</param>
    public ImageFileSystem WithOtherFiles(string path, bool isCopied = false) =>
        new(this, new OtherFiles(path, isCopied));

    /// <summary>Adds what <c>COPY --from</c> takes from another stage.</summary>
    public ImageFileSystem WithStage(ImageFileSystem source, CopyFilter filter, CopyTarget target) =>
        new(this, new FromStage(source, filter, target));

    /// <summary>From here on nothing is certain about <paramref name="path"/> and what is below it.</summary>
    /// <param name="reason">For the verbose log: <c>'tar' is not followed</c>.</param>
    /// <param name="isCopied">Whether a copy or a mount is the cause, and not a command.</param>
    public ImageFileSystem WithUnknown(string path, string reason, bool isCopied = false) =>
        new(this, new NotFollowed(path, reason, isCopied));

    /// <summary>Records the instruction that copies or downloads a file whose name is known.</summary>
    public ImageFileSystem WithName(string path, InstructionSyntax writer) => new(this, new NamedFile(path, writer));

    /// <summary>
    /// The first instruction that copied or downloaded one file to this path; <see langword="null"/> where none did by
    /// its name: of folders it is not known what was in them before.
    /// </summary>
    public InstructionSyntax? FindWriter(string path) =>
        Steps.OfType<NamedFile>().LastOrDefault(file => file.Path == path)?.Writer;

    /// <summary>Whether a file or folder is at a path of the image, wherever it is from.</summary>
    public Presence Find(string path) =>
        Steps.Select(step => Find(step, path)).FirstOrDefault(found => found is not Presence.Absent);

    /// <summary>The same, without what the base image may have.</summary>
    public Presence FindBrought(string path) => Steps.Where(step => step is not FromBase)
        .Select(step => Find(step, path)).FirstOrDefault(found => found is not Presence.Absent);

    /// <summary>The same, of what is copied and mounted: without what commands may have written.</summary>
    public Presence FindCopied(string path) => Steps.Where(step => step is FromContext or FromStage
        or OtherFiles { IsCopied: true } or NotFollowed { IsCopied: true })
        .Select(step => Find(step, path)).FirstOrDefault(found => found is not Presence.Absent);

    /// <summary>The directories and files that commands write, with the commands; the last one first.</summary>
    public IEnumerable<(string Path, ShellCommand Command)> Outputs =>
        Steps.OfType<Output>().Select(output => (output.Path, output.Command));

    /// <summary>Those that are in the image, also by a copy from another stage, with where they are there.</summary>
    public IEnumerable<(string Path, ShellCommand Command)> GetOutputPaths() => Steps.SelectMany(step => step switch
    {
        Output output => new[] { (output.Path, output.Command) },
        FromStage copy => copy.Source.GetOutputPaths().Select(output => (copy.Find(output.Path), output.Command))
            .Where(output => output.Item1 is not null).Select(output => (output.Item1!, output.Command)),
        _ => Enumerable.Empty<(string, ShellCommand)>(),
    });

    /// <summary>
    /// The commands that may have made a program at a path; <see langword="null"/> among them for anything else that
    /// may have brought it, a copy or what cannot be followed. What writes no project's files does not count.
    /// </summary>
    public IEnumerable<ShellCommand?> FindMakers(string path) => Steps.SelectMany(step => step switch
    {
        FromBase or Folder or OtherFiles { IsCopied: false } => Enumerable.Empty<ShellCommand?>(),
        BuildFolders { Command: { Action: "publish" } command } => IsInBuildFolder(path) ? [command] : [],
        BuildFolders => [],
        // The developer's own publish output in the context is considered replaced.
        FromContext { Context.Manifest: null } copy when Outputs.Any(output =>
            output.Path != copy.Target.Path && ContainerPath.IsWithin(path, output.Path)) => [],
        // A file that is copied by its name may have had another one.
        FromStage copy => FindSources(copy.Target, copy.Filter, path).SelectMany(source =>
            source == copy.Filter.Source ? [null] : copy.Source.FindCopiedMakers(ContainerPath.FromRoot(source))),
        _ when Find(step, path) is Presence.Absent => [],
        _ => [(step as Output)?.Command],
    });

    // A directory that the stage does not have represents the published one: the COPY fails until it is corrected.
    private IEnumerable<ShellCommand?> FindCopiedMakers(string path) => Find(path) is Presence.Absent
        ? Outputs.Select(output => output.Command).Where(command => command.Action == "publish")
        : FindMakers(path);

    /// <summary>Whether the context's file is at this path of the image.</summary>
    public Presence Find(string contextPath, string imagePath)
    {
        if (GetPaths(contextPath).Contains(imagePath, StringComparer.Ordinal))
            return Presence.Present;
        return IsFollowed(imagePath) ? Presence.Absent : Presence.Unknown;
    }

    /// <summary>Whether everything that may be at a path of the image is known.</summary>
    public bool IsFollowed(string imagePath) => Steps.All(step => step switch
    {
        NotFollowed unknown => !ContainerPath.IsWithin(imagePath, unknown.Path),
        FromStage stage =>
            Rebase(imagePath, stage.Target.Path, stage.SourcePath) is not { } source || stage.Source.IsFollowed(source),
        _ => true,
    });

    /// <summary>Every path at which the context's file is known to be.</summary>
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

    /// <summary>The paths with unknown contents, and why they are unknown, in the order of the build.</summary>
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
        FromContext copy when !copy.Context.IsIgnored(contextPath) => copy.Target.GetPaths(copy.Filter, contextPath),
        FromStage stage => stage.Source.GetPaths(contextPath)
            .SelectMany(path => stage.Target.GetPaths(stage.Filter, path.Substring(1))),
        _ => Enumerable.Empty<string>(),
    };

    private static string? Rebase(string path, string from, string to) => ContainerPath.IsWithin(path, from)
        ? ContainerPath.Join(to, from == "/" ? path : path.Substring(from.Length))
        : null;

    private static Presence Find(Step step, string path) => step switch
    {
        NotFollowed unknown => FindBelow(unknown.Path, path, Presence.Unknown),
        OtherFiles other => FindBelow(other.Path, path, Presence.Unknown),
        Output output => FindBelow(output.Path, path, Presence.Present),
        Folder folder => Is(ContainerPath.IsWithin(folder.Path, path)),
        BuildFolders => IsInBuildFolder(path) ? Presence.Unknown : Presence.Absent,
        FromBase root => ImageLayout.MayHold(root.Image?.Facts, path) ? Presence.Unknown : Presence.Absent,
        FromContext copy => FindCopied(copy, path),
        FromStage copy when ContainerPath.IsWithin(copy.Target.Path, path) => Presence.Present,
        FromStage copy => FindSources(copy.Target, copy.Filter, path)
            .Select(source => copy.Source.Find(ContainerPath.FromRoot(source))).DefaultIfEmpty().Max(),
        _ => Presence.Absent,
    };

    private static bool IsInBuildFolder(string path) =>
        path.Split('/').Any(segment => FileTypes.IsNamed(segment, FileTrait.DotNetOutput));

    private static Presence Is(bool isThere) => isThere ? Presence.Present : Presence.Absent;

    // A folder above what was written certainly exists; what is below it may be anything.
    private static Presence FindBelow(string written, string path, Presence itself)
    {
        if (ContainerPath.IsWithin(written, path))
            return itself;
        return ContainerPath.IsWithin(path, written) ? Presence.Unknown : Presence.Absent;
    }

    private static Presence FindCopied(FromContext copy, string path)
    {
        if (ContainerPath.IsWithin(copy.Target.Path, path))
            return Presence.Present;
        if (!ContainerPath.IsWithin(path, copy.Target.Path))
            return Presence.Absent;
        // A pattern without an extension may match folders, whose contents are copied.
        if (Glob.HasWildcard(copy.Filter.Source)
            && ContainerPath.GetName(copy.Filter.Source).LastIndexOf('.') <= 0)
            return Presence.Unknown;
        return FindSources(copy.Target, copy.Filter, path).Select(copy.FindInContext).DefaultIfEmpty().Max();
    }

    private static IEnumerable<string> FindSources(CopyTarget target, CopyFilter filter, string path) =>
        target.FindSources(filter, path, isFolder: false).Concat(target.FindSources(filter, path, isFolder: true));
}
