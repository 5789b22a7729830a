namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>Which variables the configurations of well-known images set.</summary>
internal static class ImageVariables
{
    private static readonly TableText s_rows = new("image-variables.tsv");

    /// <param name="repository">Without <c>docker.io/</c> and <c>library/</c>.</param>
    /// <returns>
    /// The names that some tag of the image sets, <c>PATH</c> not among them;
    /// <see langword="null"/> where the image is not known.
    /// </returns>
    public static ImmutableHashSet<string>? Find(string repository) => Find(repository, ImmutableHashSet<string>.Empty);

    private static ImmutableHashSet<string>? Find(string repository, ImmutableHashSet<string> names)
    {
        if (FindRow(ImageTable.GetOriginal(repository)) is not { } row)
            return null;
        names = names.Union(Split(row[1]));
        return Split(row[2]).Aggregate(names, (all, parent) => Find(parent, all) ?? all);
    }

    private static string[]? FindRow(string repository) =>
        s_rows[repository].FirstOrDefault()
        ?? s_rows[repository.Substring(0, repository.LastIndexOf('/') + 1) + "*"].FirstOrDefault();

    private static string[] Split(string names) => names.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
}
