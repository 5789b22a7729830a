using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Reads the code and the settings of a project for where it listens: then the image's variables may decide nothing.
/// </summary>
internal static class ProjectEndpoints
{
    private const int MaxFiles = 300;

    private const int MaxBytes = 262_144;

    private static readonly HashSet<string> s_outputs = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj",
        "node_modules", "wwwroot", "Migrations", "Properties" };

    /// <param name="references">The projects that it references: what their code calls may be called, or not.</param>
    public static IEnumerable<ProjectEndpoint> Find(string folder, IEnumerable<string> references, DiscoveryLog log)
    {
        foreach (var path in FindSources(folder))
        {
            foreach (var endpoint in Read(path, log, CodeEndpoints.Find))
                yield return endpoint;
        }

        foreach (var path in FolderContent.GetFiles(folder).Where(IsSettingsFile).OrderBy(path => path.Length)
            .ThenBy(path => path, StringComparer.Ordinal))
        {
            foreach (var endpoint in Read(path, log, SettingsEndpoints.Find))
                yield return endpoint;
        }

        foreach (var path in references.Select(Path.GetDirectoryName).OfType<string>().Distinct()
            .SelectMany(reference => FindSources(reference, 1)).Take(MaxFiles))
        {
            foreach (var endpoint in Read(path, log, CodeEndpoints.Find)
                .Where(endpoint => endpoint.Key != "Certificate").Take(1))
                yield return endpoint with { Value = "" };
        }

        if (LaunchesHttps(folder, log))
            yield return new ProjectEndpoint("launchSettings.json", 1, "LaunchHttps", "");
    }

    /// <summary>The files with code of a project.</summary>
    internal static IEnumerable<string> FindSources(string folder) => FindSources(folder, 4).Take(MaxFiles);

    // The files next to the project first: if there are too many, they matter most.
    private static IEnumerable<string> FindSources(string folder, int depth)
    {
        var folders = new[] { folder };
        for (; depth >= 0 && folders.Length > 0; depth--)
        {
            foreach (var path in folders.SelectMany(GetSources))
                yield return path;
            folders = folders.SelectMany(GetFolders).ToArray();
        }
    }

    private static IEnumerable<string> GetSources(string folder) => FolderContent.GetFiles(folder)
        .Where(path => Path.GetExtension(path).ToLowerInvariant() is ".cs" or ".fs" or ".vb");

    private static IEnumerable<string> GetFolders(string folder) => FolderContent.GetFolders(folder)
        .Where(path => !s_outputs.Contains(Path.GetFileName(path)));

    internal static bool IsSettingsFile(string path) => SettingsFile.Is(path)
        || Path.GetFileName(path).Equals("hosting.json", StringComparison.OrdinalIgnoreCase);

    // A profile that starts the container for debugging, with a certificate that it mounts.
    private static bool LaunchesHttps(string folder, DiscoveryLog log) =>
        Path.Combine(folder, "Properties", "launchSettings.json") is var path && FolderContent.HasFile(path)
        && TextFile.TryRead(path, log)?.Text is { } text
        && (text.IndexOf("HTTPS_PORTS", StringComparison.OrdinalIgnoreCase) >= 0
            || (text.IndexOf("\"useSSL\"", StringComparison.OrdinalIgnoreCase) is >= 0 and var ssl
            && text.IndexOf("true", ssl, Math.Min(16, text.Length - ssl), StringComparison.Ordinal) > 0));

    internal static IEnumerable<T> Read<T>(string path, DiscoveryLog log, Func<string, string, IEnumerable<T>> find)
    {
        var isSmall = new FileInfo(path) is { Exists: true, Length: < MaxBytes };
        return isSmall && TextFile.TryRead(path, log) is { } file
            ? find(Path.GetFileName(path), file.Text).ToArray() : Enumerable.Empty<T>();
    }
}
