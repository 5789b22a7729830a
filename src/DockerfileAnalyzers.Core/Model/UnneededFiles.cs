namespace DockerfileAnalyzers.Model;

/// <summary>What lies in a build context and belongs into no image: build output, history, local settings.</summary>
public static class UnneededFiles
{
    private static readonly (string Heading, string[] Names)[] s_groups =
    {
        ("Build output and local settings", new[] { "bin", "obj", "TestResults", "coverage", "node_modules", "bower_components", "__pycache__", ".venv", ".vs", ".idea", ".vscode" }),
        ("Secrets", new[] { ".env" }),
        ("History", new[] { ".git" }),
    };

    /// <summary>Below this, the settings of an editor are not worth a word.</summary>
    private const long MinSettingsBytes = 1_000_000;

    private static readonly string[] s_bundlers = { "vite.config.", "svelte.config.", "next.config.", "nuxt.config.", "astro.config.", "vue.config." };

    private static readonly string[] s_settings = { ".vs", ".idea", ".vscode" };

    /// <summary>The entries of the context that no image needs and that are sent.</summary>
    /// <param name="isIgnored">Whether the ignore file leaves a path out already.</param>
    public static IEnumerable<ContextEntry> Find(ContextManifest manifest, Func<string, bool> isIgnored) =>
        manifest.Entries.Where(entry => GetPattern(entry.Path) is { } pattern && (pattern != ".git/" || entry.Path == ".git") && !isIgnored(entry.Path)
            && (entry.Bytes >= MinSettingsBytes || !s_settings.Contains(GetName(entry.Path), StringComparer.Ordinal))
            && (pattern != "**/.env" || !IsReadByBundler(manifest, entry.Path)));

    /// <summary>The ignore pattern for a path; <see langword="null"/> where the image may need it.</summary>
    public static string? GetPattern(string path)
    {
        var name = GetName(path);
        var isListed = s_groups.Any(group => group.Names.Contains(name, StringComparer.Ordinal));
        return !isListed ? null : name == ".git" ? ".git/" : name == ".env" ? "**/.env" : $"**/{name}/";
    }

    /// <summary>A .dockerignore for what is there.</summary>
    public static string CreateIgnoreFile(ContextManifest manifest)
    {
        var patterns = manifest.Entries.Select(entry => GetPattern(entry.Path)).OfType<string>().Distinct().ToArray();
        var lines = new List<string>();
        foreach (var (heading, names) in s_groups)
        {
            var own = patterns.Where(pattern => names.Any(name => pattern.TrimEnd('/').EndsWith(name, StringComparison.Ordinal) && pattern.Replace("**/", "").TrimEnd('/') == name))
                .OrderBy(pattern => Array.IndexOf(names, pattern.Replace("**/", "").TrimEnd('/'))).ToList();
            if (heading.StartsWith("Build", StringComparison.Ordinal) && manifest.Entries.Any(entry => entry.Path.EndsWith("proj", StringComparison.Ordinal)))
                own.Add("**/*.user");
            if (own.Count > 0)
                lines.AddRange(own.Prepend("# " + heading));
        }

        lines.Add("# Containers");
        lines.Add("**/Dockerfile*");
        if (manifest.Entries.Any(entry => entry.Path.Contains("docker-compose")))
            lines.Add("**/docker-compose*");
        lines.Add("**/.dockerignore");
        return string.Join("\n", lines) + "\n";
    }

    // Vite and its like build the public settings of a front end from the file beside their configuration.
    private static bool IsReadByBundler(ContextManifest manifest, string path) => manifest.Entries.Any(entry =>
        GetFolder(entry.Path) == GetFolder(path) && s_bundlers.Any(name => GetName(entry.Path).StartsWith(name, StringComparison.Ordinal)));

    private static string GetFolder(string path) => path.Substring(0, path.LastIndexOf('/') + 1);

    private static string GetName(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
