namespace DockerfileAnalyzers.Model.Image;

/// <summary>Says what an instruction writes, and notes it down for the instructions after it.</summary>
internal static class LayerSimulator
{
    public static IEnumerable<LayerPart> Run(
        DockerfileModel model,
        InstructionSyntax instruction,
        StageContents contents,
        IReadOnlyList<StageContents> earlier) => instruction switch
        {
            CopyInstructionSyntax { From: { } from } copy => CopyFromStage(model, copy, from, contents, earlier),
            CopyingInstructionSyntax copying => CopyFromContext(model, copying, contents),
            RunInstructionSyntax run => RunSimulator.Run(model, run, contents),
            _ => Enumerable.Empty<LayerPart>(),
        };

    private static IEnumerable<LayerPart> CopyFromContext(
        DockerfileModel model, CopyingInstructionSyntax copying, StageContents contents)
    {
        var destination = GetDestination(model, copying);
        var selection = ContextSelection.Create(model, copying);
        foreach (var (entry, target) in selection.Entries)
        {
            if (destination is null)
                continue;
            var name = ContainerPath.GetName(entry.Path);
            var path = target.Length > 0
                ? Join(destination, target)
                : IsFolder(model, copying, selection, contents, destination) ? Join(destination, name) : destination;
            contents.Add(
                path,
                new SizeEstimate(entry.Bytes, Certainty.Measured)
                    + (entry.IsUnmeasured ? SizeEstimate.Unknown : SizeEstimate.None),
                entry.IsFolder,
                copying);
        }

        if (selection.UnknownReason is not null && destination is not null)
            contents.AddUnknown(destination, copying);
        foreach (var heredoc in copying.Heredocs)
            yield return new LayerPart(
                LayerPartKind.Context,
                "text of the Dockerfile",
                new SizeEstimate(heredoc.Span.Length, Certainty.Measured));
        var archives = copying is AddInstructionSyntax
            ? selection.Entries.Where(entry => FileTypes.Is(entry.Entry.Path, FileTrait.Tar)).ToArray()
            : Array.Empty<SelectedEntry>();
        if (archives.Length > 0)
        {
            // ADD unpacks: what is inside is more than what is sent.
            yield return new LayerPart(
                LayerPartKind.Context,
                $"what '{archives[0].Entry.Path}' unpacks to",
                selection.Size + SizeEstimate.Unknown);
            yield break;
        }

        if (selection.Entries.Length > 0 || selection.UnknownReason is not null)
            yield return new LayerPart(LayerPartKind.Context, Describe(selection), selection.Size);
    }

    private static string Describe(ContextSelection selection)
    {
        var files = selection.Entries.Sum(entry => entry.Entry.Files);
        var text = selection.Entries.Length == 1
            ? $"'{selection.Entries[0].Entry.Path}'"
            : files == 0 ? "" : $"{files} files";
        return selection.UnknownReason is null
            ? text
            : text.Length == 0 ? selection.UnknownReason : text + "; " + selection.UnknownReason;
    }

    private static IEnumerable<LayerPart> CopyFromStage(
        DockerfileModel model,
        CopyInstructionSyntax copy,
        WordSyntax from,
        StageContents contents,
        IReadOnlyList<StageContents> earlier)
    {
        var destination = GetDestination(model, copy);
        if (model.Expand(copy, from) is not { } name || model.FindStage(copy, name) is not { } stage)
        {
            if (destination is not null)
                contents.AddUnknown(destination, copy);
            yield return new LayerPart(
                LayerPartKind.Stage, $"what '{from.Text}' holds is not known", SizeEstimate.Unknown);
            yield break;
        }

        foreach (var word in copy.Sources)
        {
            // Sources of another stage are always seen from its root.
            var source = model.Expand(copy, word) is { } text ? ContainerPath.FromRoot(text) : null;
            var size = source is null
                ? SizeEstimate.Unknown
                : Glob.HasWildcard(source)
                    ? earlier[stage.Index].MeasureMatches(source)
                    : earlier[stage.Index].Measure(source);
            if (destination is not null)
                contents.Add(
                    IsFolderName(copy) && source is not null && earlier[stage.Index].Find(source) is { IsFolder: false }
                        ? Join(destination, ContainerPath.GetName(source))
                        : destination,
                    size,
                    isFolder: true,
                    copy);
            yield return new LayerPart(
                LayerPartKind.Stage,
                size.IsUnknown
                    ? $"what stage '{stage}' makes in '{word.Text}' is not known"
                    : $"'{word.Text}' of stage '{stage}'",
                size);
        }
    }

    private static string? GetDestination(DockerfileModel model, CopyingInstructionSyntax copying) =>
        ContainerPath.Combine(model.GetState(copying).WorkingDirectory, model.Expand(copying, copying.Destination));

    private static bool IsFolder(
        DockerfileModel model,
        CopyingInstructionSyntax copying,
        ContextSelection selection,
        StageContents contents,
        string destination) =>
        IsFolderName(copying) || selection.Entries.Length > 1 || copying.Sources.Length > 1
        || destination == model.GetState(copying).WorkingDirectory || contents.GetBelow(destination + "/").Any();

    private static bool IsFolderName(CopyingInstructionSyntax copying) =>
        copying.Destination.Literal is { } text
        && (text.EndsWith("/", StringComparison.Ordinal) || text is "."
            || text.EndsWith("/.", StringComparison.Ordinal));

    internal static string Join(string folder, string path) => folder == "/" ? "/" + path : folder + "/" + path;
}
