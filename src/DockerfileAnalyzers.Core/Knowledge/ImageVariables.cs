namespace DockerfileAnalyzers.Knowledge;

/// <summary>Which variables the configurations of well-known images set.</summary>
public static class ImageVariables
{
    private static readonly Lazy<Dictionary<string, string[]>> s_rows = new(() =>
        TableFile.Read("image-variables.tsv").ToDictionary(row => row[0], StringComparer.Ordinal));

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
        s_rows.Value.TryGetValue(repository, out var row) ? row
        : s_rows.Value.TryGetValue(repository.Substring(0, repository.LastIndexOf('/') + 1) + "*", out row) ? row
        : null;

    private static string[] Split(string names) => names.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
}
