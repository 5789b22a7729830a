namespace DockerfileAnalyzers.Model.Image;

/// <summary>Says what the instructions of a stage write, one after the other, and notes it down for the next.</summary>
/// <param name="earlier">Those of the stages before it, each at its end.</param>
internal sealed partial class LayerSimulator(DockerfileModel model, Stage stage, IReadOnlyList<LayerSimulator> earlier)
{
    private readonly LayerSimulator? _parent = stage.Parent is { } parent ? earlier[parent.Index] : null;
    private ImageFileSystem? _files;
    // What the instruction wrote over.
    private long _repeatedBytes;

    private ImageFileSystem Files
    {
        get => _files ?? _parent?.Files ?? ImageFileSystem.None;
        set => _files = value;
    }

    /// <param name="measure">Puts what a built image says in the place of what is estimated.</param>
    public LayerEstimate Run(
        InstructionSyntax instruction, Func<ImmutableArray<LayerPart>, ImmutableArray<LayerPart>> measure)
    {
        _repeatedBytes = 0;
        var parts = instruction switch
        {
            CopyInstructionSyntax { From: { } from } copy => CopyFromStage(copy, from),
            CopyingInstructionSyntax copying => CopyFromContext(copying),
            RunInstructionSyntax run => Run(run),
            _ => Enumerable.Empty<LayerPart>(),
        };
        var all = parts.ToImmutableArray();
        var sorted = all.Length < 2 ? all : all.OrderByDescending(part => part.Size.Bytes).ToImmutableArray();
        return new LayerEstimate(instruction, measure(sorted), _repeatedBytes);
    }

    private void Add(params SizedFile[] files)
    {
        _repeatedBytes += files.Sum(file =>
            Files.FindSized(file.Path) is { } old && file.Repeats(old) ? old.Size.Bytes : 0);
        Files = Files.WithSizes(files);
    }

    private IEnumerable<LayerPart> CopyFromContext(CopyingInstructionSyntax copying)
    {
        var target = CopyResolver.Of(model, copying).Target;
        var selection = ContextSelection.Of(model, copying);
        if (target is { IsFolder: false } && (selection.Entries.Length > 1
            || Files.FindBelow(target.Path).Any(file => file.IsFolder || file.Path != target.Path)))
            target = target with { IsFolder = true };
        if (target is not null && selection.Entries.Length > 0)
        {
            Add(selection.Entries.Select(selected => new SizedFile(
                selected.Target.Length > 0 ? target.Join(selected.Target) : target.GetFilePath(selected.Entry.Path),
                new SizeEstimate(selected.Entry.Bytes, Certainty.Measured)
                    + (selected.Entry.IsUnmeasured ? SizeEstimate.Unknown : SizeEstimate.None),
                selected.Entry.IsFolder, copying)).ToArray());
        }

        if (selection.UnknownReason is not null && target is not null)
            Files = Files.WithUnsized(target.Path, copying);
        foreach (var heredoc in copying.Heredocs)
            yield return new LayerPart(
                LayerPartKind.Context,
                "text of the Dockerfile",
                new SizeEstimate(heredoc.Span.Length, Certainty.Measured));
        var archive = selection.Entries.Select(entry => entry.Entry.Path)
            .FirstOrDefault(path => CopyResolver.IsUnpacked(copying, path));
        // ADD unpacks: what is inside is more than what is sent.
        if (archive is not null)
            yield return new LayerPart(
                LayerPartKind.Context, $"what '{archive}' unpacks to", selection.Size + SizeEstimate.Unknown);
        else if (selection.Entries.Length > 0 || selection.UnknownReason is not null)
            yield return new LayerPart(LayerPartKind.Context, Describe(selection), selection.Size);
    }

    private static string Describe(ContextSelection selection)
    {
        var files = selection.Entries.Sum(entry => entry.Entry.Files);
        var text = files == 0 ? null : $"{files} files";
        if (selection.Entries.Length == 1)
            text = $"'{selection.Entries[0].Entry.Path}'";
        return string.Join("; ", new[] { text, selection.UnknownReason }.OfType<string>());
    }

    private IEnumerable<LayerPart> CopyFromStage(CopyInstructionSyntax copy, WordSyntax from)
    {
        var resolved = CopyResolver.Of(model, copy);
        if (resolved.Origin.Stage is not { } other)
        {
            if (resolved.Target is { } unknown)
                Files = Files.WithUnsized(unknown.Path, copy);
            yield return new LayerPart(
                LayerPartKind.Stage, $"the contents of '{from.Text}' are not known", SizeEstimate.Unknown);
            yield break;
        }

        var files = earlier[other.Index].Files;
        foreach (var source in resolved.Sources)
        {
            var size = Measure(files, source);
            if (resolved.Target is { } target)
            {
                // A folder is known by its own name: what is in it goes to the destination.
                var path = source.Filter is { } filter && files.FindSized("/" + filter.Source) is { IsFolder: false }
                    ? target.GetPath(filter, filter.Source) ?? target.Path
                    : target.Path;
                Add(new SizedFile(path, size, IsFolder: true, copy));
            }

            yield return new LayerPart(
                LayerPartKind.Stage,
                size.IsUnknown
                    ? $"what stage '{other}' makes in '{source.Word.Text}' is not known"
                    : $"'{source.Word.Text}' of stage '{other}'",
                size);
        }
    }

    // Sources of another stage are always seen from its root.
    private static SizeEstimate Measure(ImageFileSystem files, CopySource source)
    {
        if (source.Filter is not { HasExcludes: false } filter)
            return SizeEstimate.Unknown;
        var path = ContainerPath.FromRoot(filter.Source);
        return source.HasWildcard ? files.MeasureMatches(path) : files.Measure(path);
    }
}
