using System.Text.Json;
using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Tables;

/// <param name="Repository">Without its registry: <c>dotnet/aspnet</c>.</param>
/// <param name="Tag">With every variable resolved.</param>
/// <param name="Folder">The folder of the Dockerfile: <c>src/aspnet/10.0/noble/amd64</c>.</param>
/// <param name="ProductVersion">The version of .NET, empty in old manifests.</param>
internal sealed record DotNetImage(string Repository, string Tag, string Folder, string ProductVersion)
{
    /// <summary>The operating system and the variant as tags name them: <c>noble-chiseled-extra</c>.</summary>
    public string Variant => Folder.Split('/')[^2];

    /// <summary>The operating system as tags name it, without what is installed on it: <c>noble-chiseled</c>.</summary>
    public string Os =>
        string.Join('-', Variant.Split('-').Where(word => word is not ("composite" or "extra" or "aot")));

    /// <summary>Whether the product is released: a preview has no tag without <c>-preview</c> or <c>-rc</c>.</summary>
    public bool IsPreview =>
        ProductVersion.Contains("-preview", StringComparison.Ordinal)
        || ProductVersion.Contains("-rc", StringComparison.Ordinal);
}

/// <summary>Reads the manifest from which dotnet/dotnet-docker builds its images.</summary>
internal static partial class DotNetManifest
{
    // Some revisions have a comma too many.
    private static readonly JsonDocumentOptions s_options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>
    /// The images for Linux and Windows on x64, tag by tag. A tag that several systems share is Linux's.
    /// </summary>
    /// <param name="versions">The text of manifest.versions.json; older revisions do not have it.</param>
    public static IReadOnlyList<DotNetImage> Parse(string manifest, string? versions)
    {
        using var document = JsonDocument.Parse(manifest, s_options);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        AddVariables(document.RootElement, variables);
        if (versions is not null)
        {
            using var other = JsonDocument.Parse(versions, s_options);
            AddVariables(other.RootElement, variables);
        }

        var images = new Dictionary<(string, string), DotNetImage>();
        // The first manifests had another form, and their images were in another registry.
        if (!document.RootElement.TryGetProperty("repos", out var repositories))
            return [];
        foreach (var repository in repositories.EnumerateArray())
        {
            if (!repository.TryGetProperty("name", out var nameElement)
                || !repository.TryGetProperty("images", out var list))
                continue;
            var name = Expand(nameElement.GetString()!, variables);
            foreach (var image in list.EnumerateArray())
            {
                var product = image.TryGetProperty("productVersion", out var version)
                    ? Expand(version.GetString()!, variables)
                    : "";
                var platforms = GetPlatforms(image).Where(IsX64).OrderBy(IsWindows).ToArray();
                foreach (var platform in platforms)
                {
                    var folder = Expand(platform.GetProperty("dockerfile").GetString()!, variables);
                    foreach (var tag in GetTags(platform, "tags")
                        .Concat(GetTags(image, "sharedTags")).Select(tag => Expand(tag, variables)))
                        images.TryAdd((name, tag), new DotNetImage(name, tag, folder, product));
                }
            }
        }

        return images.Values.ToArray();
    }

    // The first manifests listed platforms by operating system, for a registry that is not used any more.
    private static IEnumerable<JsonElement> GetPlatforms(JsonElement image) =>
        image.TryGetProperty("platforms", out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray()
            : [];

    private static bool IsX64(JsonElement platform) =>
        !platform.TryGetProperty("architecture", out var architecture) || architecture.GetString() is "amd64";

    private static bool IsWindows(JsonElement platform) =>
        platform.TryGetProperty("os", out var os) && os.GetString() is "windows";

    private static IEnumerable<string> GetTags(JsonElement element, string property) =>
        element.TryGetProperty(property, out var tags)
            ? tags.EnumerateObject().Select(tag => tag.Name)
            : [];

    private static void AddVariables(JsonElement root, Dictionary<string, string> variables)
    {
        if (!root.TryGetProperty("variables", out var list))
            return;
        foreach (var variable in list.EnumerateObject())
            variables[variable.Name] = variable.Value.ToString();
    }

    private static string Expand(string text, Dictionary<string, string> variables)
    {
        // A variable can name others. No chain is longer than this.
        for (var i = 0; i < 8 && text.Contains("$(", StringComparison.Ordinal); i++)
            text = Variable().Replace(text, match => variables.GetValueOrDefault(match.Groups[1].Value, ""));
        return text;
    }

    [GeneratedRegex(@"\$\(([^)]+)\)")]
    private static partial Regex Variable();
}
