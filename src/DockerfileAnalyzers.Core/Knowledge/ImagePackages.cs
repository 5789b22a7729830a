namespace DockerfileAnalyzers.Knowledge;

/// <summary>The Debian packages that an image brings beyond a minimal system: installing them again adds nothing.</summary>
public static class ImagePackages
{
    private static readonly Lazy<ILookup<string, string[]>> s_rows = new(() => TableFile.Read("image-packages.tsv").ToLookup(row => row[0], StringComparer.Ordinal));

    /// <returns><see langword="null"/> where no table tells.</returns>
    public static ImmutableArray<string>? Find(string repository, string? tag)
    {
        // The table is of Debian's packages.
        if (tag?.Contains("alpine") == true)
            return null;
        // Of the rows of an image, the first whose part the tag has; the last has none.
        var row = s_rows.Value[repository].FirstOrDefault(row => row[1].Length == 0 || ("-" + tag).Contains(row[1]));
        return row?[2].Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
    }
}
