namespace DockerfileAnalyzers.Edits;

/// <summary>Edits of the image that a FROM names.</summary>
internal static class ImageEdits
{
    /// <summary>
    /// Uses another base image for a stage; safe only where no RUN of it, or of a stage
    /// that builds on it, runs in that image.
    /// </summary>
    /// <param name="mustFail">
    /// The build or the container already fails with the current image, so a RUN cannot get worse.
    /// </param>
    public static Fix CreateFix(DockerfileModel model, Stage stage, string title, TextEdit edit, bool mustFail = false)
    {
        var root = stage.Chain.Last();
        return !mustFail
            && model.Stages.Where(other => other.Chain.Last() == root).SelectMany(other => other.Instructions)
                .Any(instruction => instruction is RunInstructionSyntax)
            ? Fix.Unsafe(
                title + ", on which the RUN instructions of the stage can behave differently",
                Change.ReplacesImage,
                edit)
            : Fix.Safe(title, Change.ReplacesImage, edit);
    }

    /// <summary>Uses another image of .NET for a stage.</summary>
    /// <returns>
    /// <see langword="null"/> where none has that tag, and where the name is not written out: a variable brings it.
    /// </returns>
    public static Fix? UseSibling(DockerfileModel model, Stage stage, string name, string newTag) =>
        stage.BaseImage?.Reference is { Tag: { } tag } reference
            && ImageTable.Exists(reference.GetSibling(name), newTag)
            && ReplaceImage(stage.Chain.Last().From, $"/{reference.Name}:{tag}", $"/{name}:{newTag}") is { } edit
            ? CreateFix(model, stage, $"Use '{name}'", edit) : null;

    /// <returns><see langword="null"/> where the tag is not written out: a variable brings it.</returns>
    public static TextEdit? ReplaceTag(FromInstructionSyntax from, string tag, string newTag) =>
        ReplaceImage(from, ":" + tag, ":" + newTag);

    public static Fix RemovePlatform(FromInstructionSyntax from, FlagSyntax platform) =>
        Fix.Unsafe(
            "Remove '--platform'",
            Change.ChangesPlatform,
            TextEdit.Delete(TextSpan.FromBounds(platform.Span.Start, from.ImageName.Span.Start)));

    /// <summary>Replaces one part of the name: <c>/runtime:</c> by <c>/aspnet:</c>.</summary>
    public static TextEdit? ReplaceImage(FromInstructionSyntax from, string part, string newPart)
    {
        if (from.ImageName.Literal is not { } literal || literal != from.ImageName.Text
            || literal.LastIndexOf(part, StringComparison.Ordinal) is not (>= 0 and var start))
            return null;
        return TextEdit.Replace(from.ImageName.Span, literal.Remove(start, part.Length).Insert(start, newPart));
    }
}
