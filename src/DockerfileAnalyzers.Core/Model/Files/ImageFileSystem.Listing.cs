namespace DockerfileAnalyzers.Model.Files;

/// <summary>The files of a kind in a folder of an image.</summary>
/// <param name="Names">Those that are known to be there.</param>
/// <param name="IsComplete">Whether there are no others.</param>
internal sealed record FolderListing(ImmutableHashSet<string> Names, bool IsComplete)
{
    public static FolderListing Empty { get; } = new(ImmutableHashSet<string>.Empty, IsComplete: true);

    public static FolderListing Unknown { get; } = Empty with { IsComplete = false };

    public FolderListing Add(FolderListing other) =>
        new(Names.Union(other.Names), IsComplete && other.IsComplete);
}

// Which files are in a folder.
internal sealed partial class ImageFileSystem
{
    /// <summary>The files of the build context in a folder, without those below it.</summary>
    /// <param name="isWanted">By the name: of projects, of solutions.</param>
    public FolderListing List(string folder, Func<string, bool> isWanted) => Steps.Aggregate(
        FolderListing.Empty, (listing, step) => listing.Add(List(step, folder, isWanted)));

    private static FolderListing List(Step step, string folder, Func<string, bool> isWanted) => step switch
    {
        NotFollowed unknown => ContainerPath.IsWithin(folder, unknown.Path)
            || (ContainerPath.IsWithin(unknown.Path, folder) && isWanted(ContainerPath.GetName(unknown.Path)))
                ? FolderListing.Unknown : FolderListing.Empty,
        FromStage copy when ContainerPath.IsWithin(folder, copy.Target.Path)
            || ContainerPath.IsWithin(copy.Target.Path, folder) => ListCopied(copy, folder, isWanted),
        FromContext copy => ListContext(copy, folder, isWanted),
        _ => FolderListing.Empty,
    };

    private static FolderListing ListCopied(FromStage copy, string folder, Func<string, bool> isWanted) =>
        Rebase(folder, copy.Target.Path, copy.SourcePath) is { } source
            && !isWanted(ContainerPath.GetName(source))
            ? copy.Source.List(source, isWanted)
            : FolderListing.Unknown;

    private static FolderListing ListContext(FromContext copy, string folder, Func<string, bool> isWanted)
    {
        var name = ContainerPath.GetName(copy.Filter.Source);
        // Named as a source: if the context does not have it, the COPY fails before anything looks for it.
        if (!Glob.HasWildcard(copy.Filter.Source) && isWanted(name))
        {
            return ContainerPath.GetParent(copy.Target.GetFilePath(copy.Filter.Source)) == folder
                ? FolderListing.Empty with { Names = ImmutableHashSet.Create(name) } : FolderListing.Empty;
        }

        // Files that the context does not contain are copied from another one: that of a directory above it, for
        // example.
        if (!Glob.HasWildcard(copy.Filter.Source) && copy.Context.Exists(copy.Filter.Source) == false)
            return ContainerPath.IsWithin(folder, copy.Target.Path) ? FolderListing.Unknown : FolderListing.Empty;

        if (copy.Context is not { Manifest: { IsTruncated: false } manifest, Facts: not { BetterContext: not null } })
        {
            var isOther = Path.GetExtension(name).Length > 1 && !isWanted(name);
            return !isOther && ContainerPath.IsWithin(folder, copy.Target.Path)
                ? FolderListing.Unknown : FolderListing.Empty;
        }

        var names = manifest.Entries.Where(entry => !entry.IsFolder && isWanted(ContainerPath.GetName(entry.Path)))
            .SelectMany(entry => GetPaths(copy, entry.Path))
            .Where(path => ContainerPath.GetParent(path) == folder && isWanted(ContainerPath.GetName(path)))
            .Select(ContainerPath.GetName).ToImmutableHashSet(StringComparer.Ordinal);
        // A folder that the manifest does not open may hold any file.
        var isComplete = copy.Context.Sent.All(entry => !(entry.IsFolder || entry.IsLink)
            || FileTypes.IsNamed(ContainerPath.GetName(entry.Path), FileTrait.Output)
            || GetPaths(copy, entry.Path).All(path => !ContainerPath.IsWithin(folder, path)));
        return new FolderListing(names, isComplete);
    }
}
