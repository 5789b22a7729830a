using System.Text.Json.Nodes;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Images;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Harness;

/// <summary>
/// The facts in the tables about the base images of Dockerfiles, to measure how many of the images in use they cover.
/// </summary>
internal sealed class BaseImages
{
    private static readonly string[] s_facts = ["os", "shell", "user", "packageManager", "size", "endOfLife"];

    private readonly Dictionary<string, int> _known = s_facts.ToDictionary(fact => fact, _ => 0);
    private int _official;
    private int _versioned;
    private int _complete;

    /// <summary>One JSON line for each FROM that names an official image or one of .NET.</summary>
    public IEnumerable<string> Describe(string path)
    {
        var model = ModelBuilder.Build(AnalysisInput.Create(new SourceFile(path, File.ReadAllText(path))));
        foreach (var reference in model.Stages.Where(stage => stage.Parent is null)
            .Select(stage => stage.BaseImage?.Reference).OfType<ImageReference>())
        {
            if (reference.Repository == "scratch" || !IsOfficial(reference.Repository))
                continue;
            yield return Count(path, reference).ToJsonString();
        }
    }

    /// <summary>The shares, in percent.</summary>
    public string Summarize()
    {
        var shares = s_facts.Select(fact =>
            $"{fact} {Percent(_known[fact], fact == "endOfLife" ? _versioned : _official)}");
        return $"{_official} official images, {_versioned} with a version: {string.Join(", ", shares)}, "
            + $"all {Percent(_complete, _official)}";
    }

    private static bool IsOfficial(string repository) =>
        ImageTable.IsOfficial(repository)
        || repository.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal);

    private JsonObject Count(string path, ImageReference image)
    {
        var facts = ImageTable.Find(image.Repository, image.Tag);
        var end = ImageTable.FindEndOfLife(image.Repository, image.Tag)
            ?? ImageTable.FindDistributionEndOfLife(image.Repository, image.Tag);
        var isEndKnown = end is not null || DeprecatedImageTable.Find(image.Repository, image.Tag) is not null
            || (image.Tag is not null && ImageTable.FindCycle(image.Repository, image.Tag) is not null);
        // "latest", "alpine" and "3" name nothing that ends.
        var hasVersion = isEndKnown || (image.Tag?.Any(char.IsDigit) == true && !IsFloating(image));
        bool[] known =
        [
            facts?.Os is not null,
            facts?.HasShell is not null,
            facts?.DefaultUser is not null,
            facts?.PackageManager is not null,
            facts?.Bytes is not null, isEndKnown,
        ];
        _official++;
        _versioned += hasVersion ? 1 : 0;
        for (var i = 0; i < s_facts.Length; i++)
            _known[s_facts[i]] += known[i] && (hasVersion || s_facts[i] != "endOfLife") ? 1 : 0;
        var missing = s_facts.Where((fact, i) => !known[i] && (hasVersion || fact != "endOfLife")).ToArray();
        _complete += missing.Length == 0 ? 1 : 0;
        return new JsonObject
        {
            ["file"] = Path.GetFileName(path),
            ["image"] = image.ToString(),
            ["missing"] = new JsonArray(missing.Select(fact => (JsonNode)fact).ToArray()),
        };
    }

    // "3" and "3-slim" are the newest 3.x of a product whose releases have two numbers.
    private static bool IsFloating(ImageReference image) =>
        image.Tag!.Split('-')[0] is var head && head.All(char.IsDigit)
            && new TableText("image-eol.tsv")[image.Repository]
                .Any(row => row[1].StartsWith(head + ".", StringComparison.Ordinal));

    private static string Percent(int part, int all) =>
        FormattableString.Invariant($"{100.0 * part / Math.Max(1, all):F1} %");
}
