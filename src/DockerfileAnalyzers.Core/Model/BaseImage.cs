using DockerfileAnalyzers.Knowledge;

namespace DockerfileAnalyzers.Model;

/// <summary>The image that a chain of stages starts from, joined with what the tables know of it.</summary>
/// <param name="Facts"><see langword="null"/> where the tables do not know the image: nothing may be concluded then.</param>
public sealed record BaseImage(ImageReference Reference, ImageFacts? Facts)
{
    public static BaseImage Create(string text)
    {
        var reference = ImageReference.Parse(text);
        return new BaseImage(reference, ImageTable.Find(reference.Repository, reference.Tag));
    }

    public bool IsScratch => Reference.IsScratch;
}
