using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Model.Context;

/// <summary>
/// What lies in a build context and does not belong in an image: build output, history, local settings, secrets.
/// </summary>
internal static class UnneededFiles
{
    private const string Output = "Build output and local settings";
    private const string Secrets = "Secrets";
    private const string History = "History";

    /// <summary>Below this, the settings of an editor are not worth a word.</summary>
    private const long MinSettingsBytes = 1_000_000;

    private static readonly string[] s_settings = { "**/.vs/", "**/.idea/", "**/.vscode/" };

    private static readonly string[] s_headings = { Output, Secrets, History };

    /// <summary>The entries that no image needs: neither what the project itself built, nor secrets.</summary>
    public static IEnumerable<ContextEntry> Find(ContextManifest manifest, IEnumerable<ContextEntry> entries) =>
        entries.Where(entry => GetPattern(entry) is { } pattern && !IsSecret(pattern)
            && pattern is not ("**/bin/" or "**/obj/")
            && (entry.Bytes >= MinSettingsBytes || !s_settings.Contains(pattern, StringComparer.Ordinal)));

    /// <summary>What <c>dotnet build</c> left beside a project.</summary>
    public static IEnumerable<ContextEntry> FindBuildOutput(
        ContextManifest manifest, IEnumerable<ContextEntry> entries) =>
        entries.Where(entry => IsBuildOutput(manifest, entry));

    public static IEnumerable<ContextEntry> FindSecrets(IEnumerable<ContextEntry> entries) =>
        entries.Where(entry => GetPattern(entry) is { } pattern && IsSecret(pattern));

    /// <summary>The ignore pattern for an entry; <see langword="null"/> where the image may need it.</summary>
    public static string? GetPattern(ContextEntry entry)
    {
        var name = ContainerPath.GetName(entry.Path);
        if (entry.IsFolder)
            return IsHistory(entry) ? ".git/" : FileTypes.IsNamed(name, FileTrait.Output) ? $"**/{name}/" : null;
        if (!SecretPatterns.IsSecretFile(name) || KnownNames.IsNamedIn(entry.Path, NameTrait.Example))
            return null;
        var extension = name.LastIndexOf('.');
        return extension > 0 && !name.StartsWith(".", StringComparison.Ordinal) && name != "secrets.json"
            ? "**/*" + name.Substring(extension)
            : "**/" + name;
    }

    /// <summary>The heading of the section that a pattern belongs to.</summary>
    public static string GetHeading(string pattern) =>
        pattern == ".git/" ? History : IsSecret(pattern) ? Secrets : Output;

    /// <summary>The history of the repository.</summary>
    public static bool IsHistory(ContextEntry entry) => entry is { IsFolder: true, Path: ".git" };

    /// <summary>A .dockerignore for what is there.</summary>
    /// <param name="keepsHistory">The build reads the history.</param>
    /// <param name="instructions">The text of the Dockerfile: what it names is needed.</param>
    public static string CreateIgnoreFile(ContextManifest manifest, bool keepsHistory, string instructions)
    {
        var patterns = manifest.Entries.Where(entry => !keepsHistory || !IsHistory(entry))
            .Select(GetPattern).OfType<string>().Distinct().ToList();
        if (manifest.Entries.Any(entry => entry.Path.EndsWith("proj", StringComparison.Ordinal)))
            patterns.Add("**/*.user");
        var lines = new List<string>();
        foreach (var heading in s_headings)
        {
            var own = patterns.Where(pattern => GetHeading(pattern) == heading)
                .OrderBy(GetRank).ThenBy(pattern => pattern, StringComparer.Ordinal).ToArray();
            if (own.Length > 0)
                lines.AddRange(own.Prepend("# " + heading));
        }

        bool IsNamed(string name) => instructions.Mentions(name);
        lines.Add("# Containers");
        if (!IsNamed("Dockerfile"))
            lines.Add("**/Dockerfile" + GetWildcard(manifest, "Dockerfile"));
        if (!IsNamed("Containerfile") && manifest.Entries.Any(entry =>
            RelativePath.GetName(entry.Path).StartsWith("Containerfile", StringComparison.OrdinalIgnoreCase)))
            lines.Add("**/Containerfile" + GetWildcard(manifest, "Containerfile"));
        if (!IsNamed("compose") && manifest.Entries.Any(entry => entry.Path.Contains("docker-compose")))
            lines.Add("**/docker-compose*");
        lines.Add("**/.dockerignore");
        return string.Join("\n", lines) + "\n";
    }

    // None where sources begin so: "DockerfileParser.cs", and a folder.
    private static string GetWildcard(ContextManifest manifest, string name) =>
        !manifest.IsTruncated && manifest.Entries.All(entry =>
            !RelativePath.GetName(entry.Path).StartsWith(name, StringComparison.Ordinal)
            || (!entry.IsFolder
                && RelativePath.GetName(entry.Path).Substring(name.Length)
                    is { Length: 0 } or ['.', ..] or ['-', ..] or ['_', ..]
                && !entry.Path.EndsWith(".cs", StringComparison.Ordinal))) ? "*" : "";

    private static bool IsBuildOutput(ContextManifest manifest, ContextEntry entry)
    {
        var folder = entry.Path.LastIndexOf('/') + 1;
        return GetPattern(entry) is "**/bin/" or "**/obj/"
            && manifest.Entries.Any(other => other.Path.LastIndexOf('/') + 1 == folder
                && other.Path.EndsWith("proj", StringComparison.Ordinal)
                && string.CompareOrdinal(other.Path, 0, entry.Path, 0, folder) == 0);
    }

    private static bool IsSecret(string pattern) =>
        !pattern.EndsWith("/", StringComparison.Ordinal) && pattern != "**/*.user";

    private static int GetRank(string pattern) =>
        FileTypes.GetNames(FileTrait.Output).ToList().IndexOf(pattern.Replace("**/", "").TrimEnd('/'))
            is >= 0 and var rank ? rank : int.MaxValue;
}
