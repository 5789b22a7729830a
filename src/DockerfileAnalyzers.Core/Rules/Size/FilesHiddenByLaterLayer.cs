namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// The built image contains files that a later layer deleted or overwrote.
/// Files that other rules report without an image are skipped.
/// </summary>
internal sealed class FilesHiddenByLaterLayer() : Rule<DockerfileModel>(new()
{
    Id = "DFA1310",
    Title = "Do not ship files that a later layer hides",
    Message = "This instruction {0} {1} that {2}; the old content stays in the image, and the largest file is '{3}'",
})
{
    /// <summary>Every package manager overwrites some small files of the base image.</summary>
    private const long MinBytes = 1_000_000;

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (ImageMatch.Of(model) is not { } image)
            return;
        foreach (var waste in image.BuiltImage.Waste.Where(waste => waste.Bytes >= MinBytes))
        {
            if (image.FindInstruction(waste.Remover) is not { } remover
                || IsSaidAlready(ImageHistory.Of(model).Find(remover)))
                continue;
            var writer = image.FindInstruction(waste.Writer);
            var place = writer is null
                ? "the base image contains"
                : $"line {model.File.Lines.GetLine(writer.Span.Start) + 1} wrote";
            context.Report(
                remover.KeywordSpan,
                [
                    waste.IsDeleted ? "deletes" : "overwrites",
                    waste.Files == 1 ? "a file" : $"{waste.Files} files",
                    place,
                    "/" + waste.Example,
                ],
                // Files of the base image can only be avoided with another base; an overwritten file may be needed.
                writer is null ? null : waste.Bytes);
        }
    }

    private static bool IsSaidAlready(LayerEstimate? layer) =>
        layer is null || layer.RepeatedBytes > 0 || layer.Parts.Any(part => part.Kind is LayerPartKind.Rewritten);
}
