using System.Text.RegularExpressions;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tables;

/// <summary>
/// The variables that images set: every ENV in every Dockerfile that the history of their repositories has,
/// also in build stages. A name too many only makes rules silent. Where no Dockerfile is public, the names
/// are committed with their origin. Values are those that the Dockerfiles of all current tags for Linux
/// have in common: no version, no checksum.
/// </summary>
internal static partial class ImageVariables
{
    private static readonly char[] s_unfit = [' ', '\t', '$', '"', '\''];

    public static Table Create(Sources sources)
    {
        var rows = Csv.ReadInput("image-variables.csv");
        var names = rows.SelectMany(row => Split(row["repositories"])).Distinct()
            .ToDictionary(name => name, name => ReadNames(sources.Get(name)));
        var dockerfiles = new OfficialDockerfiles(sources);
        var values = rows.ToDictionary(row => row["image"], row =>
            row["values"] == "=" ? FindCommonValues(dockerfiles.Read(row["image"])) : "");
        return new Table("image-variables.tsv",
            "image (a * at the end: all whose names begin so), the variables of its configuration beside PATH, "
                + "the images that it may be built from, "
                + "values that all current tags for Linux have\n"
                + "# every ENV in the history of each image's own repository, also of its build stages; "
                + "distributions without an ENV in their recipe have "
                + "none. A name too many only makes rules silent.",
            [
                .. dockerfiles.Citations,
                .. names.Keys.Order(StringComparer.Ordinal)
                    .Select(name => sources.Get(name).Citation).Except(dockerfiles.Citations),
                .. Csv.ReadOrigins("image-variables.csv"),
            ],
            rows.Select(row => new[]
            {
                row["image"],
                string.Join(
                    ' ',
                    new SortedSet<string>(
                        Split(row["repositories"]).SelectMany(name => names[name]).Concat(Split(row["variables"])),
                        StringComparer.Ordinal)),
                row["parents"],
                values[row["image"]],
            }));
    }

    /// <summary>
    /// The variables without expansions and spaces that have the same value in every Dockerfile: <c>GOPATH=/go</c>.
    /// </summary>
    public static string FindCommonValues(IReadOnlyCollection<OfficialDockerfile> dockerfiles)
    {
        // What is built on another variant of the image has what that has.
        var all = dockerfiles.Select(dockerfile => dockerfile.Configuration)
            .Where(configuration =>
                configuration.Variables.Count > 0
                && configuration.Base?.StartsWith("mcr.microsoft.com/windows/", StringComparison.Ordinal) != true)
            .ToArray();
        return all.Length == 0 ? "" : string.Join(' ', all[0].Variables
            .Where(pair =>
                !OfOneVersion().IsMatch(pair.Key) && pair.Value.Length > 0 && pair.Value.IndexOfAny(s_unfit) < 0
                && all.All(other => other.Variables.GetValueOrDefault(pair.Key) == pair.Value))
            .Select(pair => $"{pair.Key}={pair.Value}"));
    }

    /// <summary>The names that any Dockerfile of a repository's history sets, without <c>PATH</c>.</summary>
    public static SortedSet<string> ReadNames(GitRepository repository)
    {
        var result = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in repository.ReadHistory(path =>
            path.Split('/')[^1].Contains("Dockerfile", StringComparison.Ordinal)))
        {
            // Few instructions of a Dockerfile are of interest, and the same ones are in hundreds of them.
            var pairs = DockerfileParser.Parse(new SourceFile("Dockerfile", text))
                .Instructions.OfType<EnvInstructionSyntax>().SelectMany(env => env.Pairs);
            result.UnionWith(pairs.Select(pair => pair.Key.Literal ?? "").Where(IsName));
        }

        result.Remove("PATH");
        return result;
    }

    // Templates have other things in this place.
    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    // What the next version changes.
    [GeneratedRegex("(?:^PATH$|VERSION|SHA|CHECKSUM|MD5|KEY|URL|DIGEST|MAJOR)")]
    private static partial Regex OfOneVersion();

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
