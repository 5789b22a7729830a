namespace DockerfileAnalyzers.Model.Context;

/// <summary>Where COPY, ADD or a mount takes files from.</summary>
internal enum OriginKind
{
    Context,
    /// <summary>An earlier stage of the Dockerfile.</summary>
    Stage,
    /// <summary>An image of a registry, which holds nothing of the context.</summary>
    Image,
    /// <summary>A name that a variable holds, or that of a context which the build command names.</summary>
    Unknown,
}

/// <param name="Stage"><see langword="null"/> where it is none.</param>
internal readonly record struct CopyOrigin(OriginKind Kind, Stage? Stage)
{
    private static readonly char[] s_imageCharacters = { '/', ':', '@' };

    public static CopyOrigin Of(DockerfileModel model, CopyingInstructionSyntax copying) =>
        copying.From is { } from
            ? Find(model, copying, model.Expand(copying, from))
            : new(OriginKind.Context, null);

    public static CopyOrigin Of(DockerfileModel model, RunInstructionSyntax run, MountSyntax mount) =>
        mount.From is { } from ? Find(model, run, from) : new(OriginKind.Context, null);

    /// <summary>Whether a name that no stage has is that of an image: with a registry, a tag or a digest.</summary>
    public static bool IsImageName(string name) =>
        name.IndexOfAny(s_imageCharacters) >= 0 || ImageTable.IsOfficial(name);

    private static CopyOrigin Find(DockerfileModel model, InstructionSyntax user, string? name)
    {
        if (name is null)
            return new(OriginKind.Unknown, null);
        if (model.FindStage(user, name) is { } stage)
            return new(OriginKind.Stage, stage);
        return new(IsImageName(name) ? OriginKind.Image : OriginKind.Unknown, null);
    }
}
