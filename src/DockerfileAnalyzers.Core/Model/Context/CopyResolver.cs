namespace DockerfileAnalyzers.Model.Context;

/// <summary>One source of a COPY or ADD.</summary>
/// <param name="Value"><see langword="null"/> where a variable makes it unknown.</param>
/// <param name="Filter">Which files it takes; <see langword="null"/> where that is not known, or it is a URL.</param>
/// <param name="IsUnpacked">Whether ADD takes it apart: an archive of tar, by its name.</param>
internal sealed record CopySource(WordSyntax Word, string? Value, CopyFilter? Filter, bool IsUnpacked)
{
    public bool IsRemote => Value is not null && Filter is null;

    /// <summary>Whether it names more than one file by a pattern.</summary>
    public bool HasWildcard => Value is not null && Glob.HasWildcard(Value);
}

/// <summary>
/// The files that a COPY or ADD copies, their origin and their destinations: the one place that knows about
/// destinations, <c>--from</c>, <c>--parents</c>, <c>--exclude</c>, wildcards and archives.
/// </summary>
internal sealed class CopyResolver
{
    private static readonly Fact<CopyingInstructionSyntax, CopyResolver> s_fact =
        new((model, copying) => new(model, copying));

    private CopyResolver(DockerfileModel model, CopyingInstructionSyntax copying)
    {
        Origin = CopyOrigin.Of(model, copying);
        Target = CopyTarget.Find(model, copying);
        Sources = copying.Sources.Select(word => CreateSource(model, copying, word)).ToImmutableArray();
    }

    public CopyOrigin Origin { get; }

    /// <summary><see langword="null"/> where the destination is not known.</summary>
    public CopyTarget? Target { get; }

    public ImmutableArray<CopySource> Sources { get; }

    public static CopyResolver Of(DockerfileModel model, CopyingInstructionSyntax copying) => s_fact.Of(model, copying);

    /// <summary>Whether a file is taken apart when it is added: an archive of tar, by its name.</summary>
    public static bool IsUnpacked(CopyingInstructionSyntax copying, string file) =>
        copying is AddInstructionSyntax && FileTypes.Is(file, FileTrait.Tar);

    /// <summary>
    /// Whether a file's name is that of what ADD unpacks, a tar file in any compression, or of what may be one.
    /// </summary>
    public static bool MayBeUnpacked(string source) => FileTypes.Is(source, FileTrait.Tar, FileTrait.Compressed);

    /// <summary>
    /// The path of the only file that is taken, by its name; of a folder, that of the folder. <see langword="null"/>
    /// where several files may be taken, or it is not known which.
    /// </summary>
    public string? FindOnlyFile()
    {
        if (Target is null || Sources.Length != 1 || Sources[0] is not { Value: { } source, HasWildcard: false } only)
            return null;
        if (only.Filter is not { } filter)
            return Target.GetFilePath(source);
        // For a directory, its contents go to the destination: "COPY src/ /app", "COPY src /app/src".
        var isFolder = CopyTarget.IsFolderName(source)
            || ContainerPath.GetName(filter.Source) == ContainerPath.GetName(Target.Path);
        return isFolder && !filter.KeepsParents ? Target.Path : Target.GetPath(filter, filter.Source);
    }

    private static CopySource CreateSource(DockerfileModel model, CopyingInstructionSyntax copying, WordSyntax word)
    {
        var value = model.Expand(copying, word);
        return new CopySource(
            word,
            value,
            value is null || ValueRules.IsRemote(value) ? null : CopyFilter.Of(copying, value),
            value is not null && IsUnpacked(copying, value));
    }
}
