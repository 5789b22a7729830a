using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <summary>Bytes of the images of Docker Hub and gcr.io.</summary>
internal static partial class OfficialImages
{
    /// <summary>The images of a family whose ratios are used: the newest ones are the most similar.</summary>
    private const int FamilySize = 15;

    public static Table Create(Sources sources)
    {
        var rows = Read();
        return new Table("images.tsv",
            "image; tag; bytes compressed; bytes uncompressed; m measured, e estimated from packages, "
                + "layers or the compressed bytes, s between those of other versions",
            [
                "build/Tables/Inputs/base-images.csv 2026-08-22 docker-library/repo-info, "
                    + "docker-library/official-images and package indexes, each row with its source",
            ],
            rows.Select(row =>
            {
                var estimated = row.Uncompressed ?? Estimate(row, rows);
                var uncompressed = estimated ?? Interpolate(row, rows);
                var certainty = row.IsMeasured ? "m" : "e";
                if (estimated is null)
                    certainty = uncompressed is null ? "" : "s";
                return new[] { row.Image, row.Tag, ToText(row.Compressed), ToText(uncompressed), certainty };
            }));
    }

    public static IReadOnlyList<ImageSize> Read() => Csv.ReadInput("base-images.csv")
        .Select(row => new ImageSize(
            row["image"],
            row["tag"],
            Number(row["compressed"]),
            Number(row["uncompressed"]),
            row["how"] == "m",
            row["date"]))
        .ToArray();

    /// <summary>
    /// The uncompressed bytes by the median ratio of the family; <see langword="null"/> without compressed bytes.
    /// </summary>
    public static long? Estimate(ImageSize row, IReadOnlyList<ImageSize> all)
    {
        if (row.Compressed is not { } compressed)
            return null;
        var measured = all
            .Where(other => other.IsMeasured && other.Compressed > 0 && other != row && other.Uncompressed is not null)
            .ToArray();
        foreach (var family in new Func<ImageSize, (string, string)>[]
        {
            other => (other.Image, other.Variant),
            other => ("", other.Variant),
        })
        {
            var ratios = measured.Where(other => family(other) == family(row))
                .OrderBy(other => Math.Abs(other.Days - row.Days)).Take(FamilySize)
                .Select(other => (double)other.Uncompressed!.Value / other.Compressed!.Value).Order().ToArray();
            if (ratios.Length > 0)
                return (long)Math.Round(compressed * ratios[ratios.Length / 2] / 1e5) * 100_000;
        }

        return null;
    }

    /// <summary>
    /// The uncompressed bytes between those of the nearest older and newer versions of the same variant, or those of
    /// a neighbor of the same major version.
    /// </summary>
    public static long? Interpolate(ImageSize row, IReadOnlyList<ImageSize> all)
    {
        var known = all
            .Where(other =>
                other != row && other.Image == row.Image && other.Flavor == row.Flavor
                && other.Uncompressed is not null)
            .ToArray();
        var older = known.Where(other => other.Number <= row.Number).MaxBy(other => other.Number);
        var newer = known.Where(other => other.Number >= row.Number).MinBy(other => other.Number);
        if (older is null || newer is null || older.Number == newer.Number)
            return (older ?? newer) is { } near && Math.Floor(near.Number) == Math.Floor(row.Number)
                ? near.Uncompressed
                : null;
        var share = (row.Number - older.Number) / (newer.Number - older.Number);
        return (long)Math.Round((older.Uncompressed!.Value * (1 - share) + newer.Uncompressed!.Value * share) / 1e5)
            * 100_000;
    }

    private static string ToText(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <param name="Date">When the tag was built, as far as it is known.</param>
    internal sealed partial record ImageSize(
        string Image, string Tag, long? Compressed, long? Uncompressed, bool IsMeasured, string Date)
    {
        /// <summary>The base of the tag: <c>alpine</c>, <c>slim</c>, or the full system.</summary>
        public string Variant =>
            Tag.Contains("alpine", StringComparison.Ordinal) || Image is "alpine" ? "alpine" : SlimOrFull;

        private string SlimOrFull => Slim().IsMatch(Tag) ? "slim" : "";

        /// <summary>The tag without its version and without the release of the system: <c>-jdk-slim</c>.</summary>
        public string Flavor => Version().Replace(Tag is "latest" ? "" : Tag, "");

        /// <summary>The version as a number that can be compared; a tag without one is the newest.</summary>
        public double Number => Version().Match(Tag) is { Success: true } match
            ? match.Groups[1].Value.Split('.').Take(3)
                .Select((part, i) => int.Parse(part, CultureInfo.InvariantCulture) / Math.Pow(100, i)).Sum()
            : double.MaxValue;

        public int Days => DateOnly.TryParse(Date, CultureInfo.InvariantCulture, out var date) ? date.DayNumber : 0;

        [GeneratedRegex(@"\bslim\b")]
        private static partial Regex Slim();

        [GeneratedRegex(@"\A(\d{1,6}(?:\.\d{1,6})*)")]
        private static partial Regex Version();
    }
}
