namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>
/// The packages that an image brings beyond a minimal system of its distribution: installing them again adds nothing.
/// </summary>
internal static class ImagePackages
{
    private static readonly TableText s_rows = new("image-packages.tsv");

    private static readonly Recent<(string Repository, string? Tag), ImmutableArray<string>?> s_found = new(image =>
        Search(image.Repository, image.Tag));

    /// <returns><see langword="null"/> where no table tells.</returns>
    public static ImmutableArray<string>? Find(string repository, string? tag) => s_found[(repository, tag)];

    private static ImmutableArray<string>? Search(string repository, string? tag)
    {
        // The first row whose part is in the tag; the last row has no part and is not for Alpine.
        var isAlpine = tag?.Contains("alpine") == true;
        var row = s_rows[repository].FirstOrDefault(row =>
            row[1].Contains("alpine") == isAlpine && IsOf(row[1], "-" + tag));
        return row?[2].Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();

        // Every one of the parts, with '*' between them: alpine*-extra.
        static bool IsOf(string parts, string tag) => parts.Split('*').All(tag.Contains);
    }
}
