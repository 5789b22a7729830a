using System.Globalization;

namespace DockerfileAnalyzers.Knowledge.Images;

/// <param name="Since">The day or the month of the notice.</param>
/// <param name="Replacements">The replacements that the source names; empty where it names none.</param>
internal sealed record ImageDeprecation(string Since, ImmutableArray<string> Replacements);

/// <summary>Images that their publishers no longer update, or have moved.</summary>
internal static class DeprecatedImageTable
{
    private static readonly TableText s_rows = new("deprecated-images.tsv");

    private static readonly Regex s_majorVersion = new(@"^\d+", RegexOptions.CultureInvariant);

    /// <summary>The notice for an image, or for all images of its publisher.</summary>
    public static ImageDeprecation? Find(string repository, string? tag)
    {
        var name = repository.Substring(repository.LastIndexOf('/') + 1);
        var row = s_rows[repository]
            .Concat(s_rows[repository.Substring(0, repository.Length - name.Length) + "*"]).FirstOrDefault();
        if (row is null || (row[1].Length > 0 && !IsUpTo(row[1], tag ?? "")))
            return null;
        var replacements = row[2].Split(new[] { " | " }, StringSplitOptions.RemoveEmptyEntries);
        return new ImageDeprecation(
            row[3], replacements.Select(replacement => replacement.Replace("*", name)).ToImmutableArray());
    }

    // A tag without a version was last built when the notice was given.
    private static bool IsUpTo(string major, string tag) =>
        s_majorVersion.Match(tag) is not { Success: true, Value: { } version }
            || (version.Length <= 4
                && int.Parse(version, CultureInfo.InvariantCulture) <= int.Parse(major, CultureInfo.InvariantCulture));
}
