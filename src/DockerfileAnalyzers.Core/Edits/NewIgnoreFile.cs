namespace DockerfileAnalyzers.Edits;

/// <summary>The text of a .dockerignore for what is in a build context.</summary>
internal static class NewIgnoreFile
{
    private const string Output = "Build output and local settings";
    private const string Secrets = "Secrets";
    private const string History = "History";

    private static readonly string[] s_headings = { Output, Secrets, History };

    /// <summary>The heading of the section that a pattern belongs to.</summary>
    public static string GetHeading(string pattern) =>
        pattern == ".git/" ? History : UnneededFiles.IsSecret(pattern) ? Secrets : Output;

    /// <summary>A .dockerignore for what is there.</summary>
    /// <param name="keepsHistory">The build reads the history.</param>
    /// <param name="instructions">The text of the Dockerfile: what it names is needed.</param>
    public static string Create(ContextManifest manifest, bool keepsHistory, string instructions)
    {
        var patterns = manifest.Entries.Where(entry => !keepsHistory || !UnneededFiles.IsHistory(entry))
            .Select(UnneededFiles.GetPattern).OfType<string>().Distinct().ToList();
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

    private static int GetRank(string pattern) =>
        FileTypes.GetNames(FileTrait.Output).ToList().IndexOf(pattern.Replace("**/", "").TrimEnd('/'))
            is >= 0 and var rank ? rank : int.MaxValue;
}
