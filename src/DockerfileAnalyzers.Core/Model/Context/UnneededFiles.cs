namespace DockerfileAnalyzers.Model.Context;

/// <summary>
/// The files of a build context that do not belong in an image: build output, history, local settings, secrets.
/// </summary>
internal static class UnneededFiles
{
    /// <summary>Below this, the settings of an editor are not worth a word.</summary>
    private const long MinSettingsBytes = 1_000_000;

    private static readonly string[] s_settings = { "**/.vs/", "**/.idea/", "**/.vscode/" };

    /// <summary>The entries that no image needs: neither what the project itself built, nor secrets.</summary>
    public static IEnumerable<ContextEntry> Find(ContextManifest manifest, IEnumerable<ContextEntry> entries) =>
        entries.Where(entry => GetPattern(entry) is { } pattern && !IsSecret(pattern)
            && pattern is not ("**/bin/" or "**/obj/")
            && (entry.Bytes >= MinSettingsBytes || !s_settings.Contains(pattern, StringComparer.Ordinal)));

    /// <summary>The output of <c>dotnet build</c> next to a project.</summary>
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

    /// <summary>The history of the repository.</summary>
    public static bool IsHistory(ContextEntry entry) => entry is { IsFolder: true, Path: ".git" };

    private static bool IsBuildOutput(ContextManifest manifest, ContextEntry entry)
    {
        var folder = entry.Path.LastIndexOf('/') + 1;
        return GetPattern(entry) is "**/bin/" or "**/obj/"
            && manifest.Entries.Any(other => other.Path.LastIndexOf('/') + 1 == folder
                && other.Path.EndsWith("proj", StringComparison.Ordinal)
                && string.CompareOrdinal(other.Path, 0, entry.Path, 0, folder) == 0);
    }

    public static bool IsSecret(string pattern) =>
        !pattern.EndsWith("/", StringComparison.Ordinal) && pattern != "**/*.user";
}
