using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>Edits of the image that a FROM names.</summary>
public static class ImageEdits
{
    /// <returns><see langword="null"/> where the tag is not written out: a variable brings it.</returns>
    public static TextEdit? ReplaceTag(FromInstructionSyntax from, string tag, string newTag) => ReplaceImage(from, ":" + tag, ":" + newTag);

    /// <summary>Replaces one part of the name: <c>/runtime:</c> by <c>/aspnet:</c>.</summary>
    public static TextEdit? ReplaceImage(FromInstructionSyntax from, string part, string newPart)
    {
        if (from.Image.Literal is not { } literal || literal != from.Image.Text || literal.LastIndexOf(part, StringComparison.Ordinal) is not (>= 0 and var start))
            return null;
        return TextEdit.Replace(from.Image.Span, literal.Remove(start, part.Length).Insert(start, newPart));
    }
}
