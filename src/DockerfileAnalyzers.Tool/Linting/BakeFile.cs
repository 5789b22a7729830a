using System.Text.Json;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Discovery;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>The Dockerfiles that a Bake file builds, as far as they are named literally.</summary>
internal static partial class BakeFile
{
    /// <param name="path">A path or a name.</param>
    public static bool Is(string path) => Path.GetFileName(path) is "docker-bake.hcl" or "docker-bake.json"
        or "docker-bake.override.hcl" or "docker-bake.override.json";

    /// <returns>Full paths; of files that exist.</returns>
    public static IEnumerable<string> FindDockerfiles(string path)
    {
        if (RegularFile.TryReadText(path) is not { } text)
            return [];
        var folder = Path.GetDirectoryName(path)!;
        var targets = path.EndsWith(".json", StringComparison.Ordinal) ? ReadJson(text) : ReadHcl(text);
        return targets.Where(target => !target.Context.Contains('$') && !target.Dockerfile.Contains('$'))
            .Select(target => Path.GetFullPath(Path.Combine(folder, target.Context, target.Dockerfile)))
            .Where(RegularFile.Exists);
    }

    private static IEnumerable<(string Context, string Dockerfile)> ReadHcl(string text)
    {
        // The attributes of a target are in one block; a block in it (args, labels) has neither of the two names.
        foreach (var block in Target().Split(text).Skip(1))
        {
            var values = Attribute().Matches(block)
                .ToLookup(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
            yield return (values["context"].FirstOrDefault() ?? ".", values["dockerfile"].FirstOrDefault()
                ?? "Dockerfile");
        }
    }

    private static List<(string Context, string Dockerfile)> ReadJson(string text)
    {
        var found = new List<(string, string)>();
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.TryGetProperty("target", out var targets)
                && targets.ValueKind is JsonValueKind.Object)
                found.AddRange(targets.EnumerateObject().Select(target =>
                    (Get(target.Value, "context") ?? ".", Get(target.Value, "dockerfile") ?? "Dockerfile")));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Bake reports what is wrong with it.
        }

        return found;
    }

    private static string? Get(JsonElement target, string name) => target.ValueKind is JsonValueKind.Object
        && target.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString() : null;

    [GeneratedRegex("""^\s*target\s+"[^"]*"\s*\{""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Target();

    [GeneratedRegex("""^\s*(?<name>context|dockerfile)\s*=\s*"(?<value>[^"\r\n]*)"\s*$""",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
