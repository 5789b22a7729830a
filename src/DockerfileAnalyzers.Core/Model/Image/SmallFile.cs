namespace DockerfileAnalyzers.Model.Image;

/// <summary>Files whose bytes are not worth a change of the Dockerfile.</summary>
internal static class SmallFile
{
    private const long MaxBytes = 1_000_000;

    /// <summary>Whether what an instruction writes to a path is small: as measured, else by its name.</summary>
    public static bool IsSmall(DockerfileModel model, InstructionSyntax writer, string path)
    {
        var size = writer is CopyingInstructionSyntax ? ImageHistory.Of(model).Find(writer)?.Size : null;
        if (size is { IsUnknown: false, IsAtLeast: false } known)
            return known.Bytes < MaxBytes;
        return IsSmallName(path);
    }

    /// <summary>Whether an instruction copies nothing but files that are small by their names.</summary>
    public static bool AreSmall(InstructionSyntax writer) =>
        writer is CopyingInstructionSyntax { Sources.IsEmpty: false } copying
        && copying.Sources.All(source => source.Literal is { } path && IsSmallName(path));

    private static bool IsSmallName(string path) => FileTypes.Is(path, FileTrait.Text);
}
