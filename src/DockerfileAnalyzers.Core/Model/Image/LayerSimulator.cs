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
        var target = CopyResolver.Of(model, copying).Target;
        var selection = ContextSelection.Create(model, copying);
        if (target is not null && (selection.Entries.Length > 1 || contents.HoldsBelow(target.Path)))
            target = target with { IsFolder = true };
        foreach (var (entry, below) in selection.Entries)
        {
            if (target is null)
                continue;
            contents.Add(
                below.Length > 0 ? target.Join(below) : target.GetFilePath(entry.Path),
                new SizeEstimate(entry.Bytes, Certainty.Measured)
                    + (entry.IsUnmeasured ? SizeEstimate.Unknown : SizeEstimate.None),
                entry.IsFolder,
                copying);
        }

        if (selection.UnknownReason is not null && target is not null)
            contents.AddUnknown(target.Path, copying);
        foreach (var heredoc in copying.Heredocs)
            yield return new LayerPart(
                LayerPartKind.Context,
                "text of the Dockerfile",
                new SizeEstimate(heredoc.Span.Length, Certainty.Measured));
        var archives = selection.Entries.Where(entry => CopyResolver.IsUnpacked(copying, entry.Entry.Path)).ToArray();
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
        var text = files == 0 ? null : $"{files} files";
        if (selection.Entries.Length == 1)
            text = $"'{selection.Entries[0].Entry.Path}'";
        return string.Join("; ", new[] { text, selection.UnknownReason }.OfType<string>());
    }

    private static IEnumerable<LayerPart> CopyFromStage(
        DockerfileModel model,
        CopyInstructionSyntax copy,
        WordSyntax from,
        StageContents contents,
        IReadOnlyList<StageContents> earlier)
    {
        var resolved = CopyResolver.Of(model, copy);
        if (resolved.Origin.Stage is not { } stage)
        {
            if (resolved.Target is { } unknown)
                contents.AddUnknown(unknown.Path, copy);
            yield return new LayerPart(
                LayerPartKind.Stage, $"the contents of '{from.Text}' are not known", SizeEstimate.Unknown);
            yield break;
        }

        foreach (var source in resolved.Sources)
        {
            var size = Measure(earlier[stage.Index], source);
            if (resolved.Target is { } target)
                contents.Add(
                    // A folder is known by its own name: what is in it goes to the destination.
                    source.Filter is { } filter && earlier[stage.Index].Find("/" + filter.Source) is { IsFolder: false }
                        ? target.GetPath(filter, filter.Source) ?? target.Path
                        : target.Path,
                    size,
                    isFolder: true,
                    copy);
            yield return new LayerPart(
                LayerPartKind.Stage,
                size.IsUnknown
                    ? $"what stage '{stage}' makes in '{source.Word.Text}' is not known"
                    : $"'{source.Word.Text}' of stage '{stage}'",
                size);
        }
    }

    // Sources of another stage are always seen from its root.
    private static SizeEstimate Measure(StageContents stage, CopySource source)
    {
        if (source.Filter is not { HasExcludes: false } filter)
            return SizeEstimate.Unknown;
        var path = ContainerPath.FromRoot(filter.Source);
        return source.HasWildcard ? stage.MeasureMatches(path) : stage.Measure(path);
    }
}
