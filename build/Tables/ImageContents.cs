using System.Text.RegularExpressions;
using DockerfileAnalyzers.Knowledge.Images;

namespace DockerfileAnalyzers.Tables;

/// <summary>
/// The configuration and contents of common images. Conditions, base images, users, and programs are committed, each
/// row with its origin. A "=" in place of a user, an ENTRYPOINT or a CMD is read from the Dockerfiles of the official
/// images: those of all tags that the row decides must say the same.
/// </summary>
internal static partial class ImageContents
{
    private const string FromDockerfile = "=";

    private static readonly string[] s_columns =
        [
            "image", "tag", "base", "os", "user", "users", "root", "manager", "toolchain", "entrypoint", "cmd",
            "programs",
        ];

    // The columns that a Dockerfile says.
    private static readonly string[] s_configuration = ["user", "entrypoint", "cmd"];

    public static Table Create(Sources sources) => Create(sources, ReadRows());

    public static Table Create(Sources sources, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var dockerfiles = new OfficialDockerfiles(sources);
        var table = rows
            .Select(row => s_columns.Select(column => Resolve(rows, row, column, dockerfiles)).ToArray()).ToArray();
        return new Table(
            "image-contents.tsv", Content, [.. dockerfiles.Citations, .. Csv.ReadOrigins("image-contents.csv")], table)
        {
            KeepsOrder = true,
        };
    }

    /// <summary>The committed rows; <c>{a,b}</c> in the name of an image stands for one row of each.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> ReadRows() =>
        Csv.ReadInput("image-contents.csv").SelectMany(row =>
            Expand(row["image"]).Select(image =>
                (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(row) { ["image"] = image }))
            .ToArray();

    /// <summary>Where a committed value and the Dockerfiles of the tags that it decides say different things.</summary>
    public static IEnumerable<string> Check(Sources sources)
    {
        var dockerfiles = new OfficialDockerfiles(sources);
        var rows = ReadRows();
        var isOfficial = sources.Get(OfficialDockerfiles.Repository).Files.ToHashSet(StringComparer.Ordinal);
        return (from row in rows
                where isOfficial.Contains("library/" + row["image"])
                from column in s_configuration
                let committed = row[column].TrimStart('+')
                where committed is not ("" or "?" or FromDockerfile)
                from difference in Compare(row, column, committed)
                select difference).Distinct();

        IEnumerable<string> Compare(IReadOnlyDictionary<string, string> row, string column, string committed)
        {
            try
            {
                return FindValues(rows, row, column, dockerfiles)
                    .Where(found => found.Value is not null && found.Value != committed)
                    .Select(found =>
                        $"{row["image"]}, tags '{row["tag"]}', {column}: {committed}, "
                            + $"but {found.Value} in {found.Path}")
                    .ToArray();
            }
            catch (TablesException exception)
            {
                return [$"{row["image"]}: not checked. {exception.Message}"];
            }
        }
    }

    /// <summary>The values of a column in the Dockerfiles of the current tags that a row applies to.</summary>
    public static IEnumerable<(string? Value, string Path)> FindValues(
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows,
        IReadOnlyDictionary<string, string> row,
        string column,
        OfficialDockerfiles dockerfiles)
    {
        var ofImage = rows.Where(other => other["image"] == row["image"] || other["image"] == "*").ToArray();
        bool Decides(string tag) =>
            ofImage.FirstOrDefault(other => other[column].Length > 0 && ImageContentsTable.Meets(other["tag"], tag))
            == row;
        return from dockerfile in dockerfiles.Read(row["image"])
               where dockerfile.Tags.Any(tag => Decides(tag))
               let value = Get(dockerfile.Configuration, column)
               // A Dockerfile that builds on another variant of the image repeats what that variant says.
               where value is not null || dockerfile.Configuration.Base?.Split(':')[0] != row["image"]
               select (value, dockerfile.Path);
    }

    private static string Resolve(
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows,
        IReadOnlyDictionary<string, string> row,
        string column,
        OfficialDockerfiles dockerfiles)
    {
        var text = row[column];
        if (!text.EndsWith(FromDockerfile, StringComparison.Ordinal))
            return text;
        var values = FindValues(rows, row, column, dockerfiles).ToArray();
        var kinds = values.DistinctBy(value => value.Value).ToArray();
        return kinds is [{ Value: { } value }] ? text[..^1] + value : throw new TablesException(
            $"'{row["image"]}', tags '{row["tag"]}', {column}: "
            + (kinds.Length == 0 ? "no Dockerfile of a current tag says it."
                : string.Join(", ", kinds.Select(kind => $"{kind.Value ?? "nothing"} in {kind.Path}"))
                    + ". Write the value, or a row for each."));
    }

    private static string? Get(DockerfileConfiguration configuration, string column) => column switch
    {
        "user" => configuration.User,
        "entrypoint" => configuration.Entrypoint,
        _ => configuration.Cmd,
    };

    private static IEnumerable<string> Expand(string image) => Alternatives().Match(image) is { Success: true } match
        ? match.Groups[1].Value.Split(',')
            .SelectMany(word => Expand(image[..match.Index] + word + image[(match.Index + match.Length)..]))
        : [image];

    private const string Content =
        "what common images are and hold: the rows of an image whose conditions hold for the tag are joined, "
        + "column by column, the first one with a value wins; an empty column is that of the base image, or "
        + "unknown\n# "
        + "image (a * at the end: all whose names begin so; * alone: every image whose tag follows the "
        + "conventions of the official ones); conditions on the tag: a|b one of these words, !a not this one, "
        + "<2 and >=2 the version, no version is the newest; base image, with what follows the version in the "
        + "tag; operating system; user (? unknown); users that exist (+ the one for applications); whether its "
        + "program starts as root on purpose; package manager; toolchain; ENTRYPOINT (+ a script that starts "
        + "its arguments, ? unknown); CMD (? unknown); programs and data beyond the base image (?x in some "
        + "versions only, -x removed, ?* more that is not known)";

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Alternatives();
}
