using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tables;

/// <summary>
/// The variables that images set: every ENV in every Dockerfile that the history of their repositories has,
/// also in build stages. A name too many only makes rules silent. Where no Dockerfile is public, the names
/// are committed with their origin.
/// </summary>
internal static class ImageVariables
{
    public static Table Create(Sources sources)
    {
        var rows = Csv.ReadInput("image-variables.csv");
        var names = rows.SelectMany(row => Split(row["repositories"])).Distinct()
            .ToDictionary(name => name, name => ReadNames(sources.Get(name)));
        return new Table("image-variables.tsv",
            "image (a * at the end: all whose names begin so), the variables of its configuration beside PATH, "
                + "the images that it may be built from\n"
                + "# every ENV in the history of each image's own repository, also of its build stages; "
                + "distributions without an ENV in their recipe have "
                + "none. A name too many only makes rules silent.",
            [
                .. names.Keys.Order(StringComparer.Ordinal).Select(name => sources.Get(name).Citation),
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
            }));
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

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
