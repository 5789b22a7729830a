namespace DockerfileAnalyzers.Tables;

/// <summary>
/// Checks the estimates: one in ten of the measured images is removed from the tables at a time and estimated from the
/// others.
/// </summary>
internal static class SizeCheck
{
    /// <summary>The errors of the estimates of Docker Hub's images, as shares of the measured bytes.</summary>
    public static IReadOnlyList<(string Image, double Error)> CheckOfficialImages()
    {
        var all = OfficialImages.Read();
        var measured = all.Where(row => row is { IsMeasured: true, Compressed: not null }).ToArray();
        return Enumerable.Range(0, 10).SelectMany(offset =>
        {
            var taken = measured.Where((_, i) => i % 10 == offset).ToHashSet();
            var others = all.Where(row => !taken.Contains(row)).ToArray();
            return taken.Select(row =>
                ($"{row.Image}:{row.Tag}", GetError(row.Uncompressed!.Value, OfficialImages.Estimate(row, others))));
        }).ToArray();
    }

    /// <summary>The same of the images of .NET.</summary>
    public static IReadOnlyList<(string Image, double Error)> CheckDotNetImages(Sources sources) =>
        DotNetImages.CreateSizes(sources)
            .Check()
            .Select(row => ($"{row.Image.Repository}:{row.Image.Tag}", GetError(row.Measured, row.Estimated)))
            .ToArray();

    public static string Describe(string what, IReadOnlyList<(string Image, double Error)> errors)
    {
        var ordered = errors.OrderBy(row => row.Error).ToArray();
        var worst = ordered[^1];
        var (median, ninth) = (ordered[ordered.Length / 2].Error, ordered[ordered.Length * 9 / 10].Error);
        return FormattableString.Invariant($"{what}: {ordered.Length} measured, median error {median:P1}, ")
            + FormattableString.Invariant($"nine of ten within {ninth:P1}, worst {worst.Error:P0} ({worst.Image})");
    }

    private static double GetError(long measured, long? estimated) =>
        estimated is null ? 1 : Math.Abs((double)estimated.Value / measured - 1);
}
