namespace DockerfileAnalyzers.Input;

/// <summary>Which files are Dockerfiles by their names.</summary>
public static class DockerfileName
{
    private static readonly string[] s_names = { "dockerfile", "containerfile" };

    // After the name: "Dockerfile.prod", "Dockerfile-prod", "Dockerfile_prod".
    private static readonly char[] s_separators = { '.', '-', '_' };

    private static readonly char[] s_digits = "0123456789".ToCharArray();

    // Backup copies are not built: "Dockerfile.bak", "Dockerfile.bak2", "Dockerfile.bak_2026-01-31".
    private static readonly HashSet<string> s_backups = new(StringComparer.Ordinal)
    {
        "bak", "backup", "old", "orig", "original", "save", "swp", "swo", "tmp", "rej", "disabled",
    };

    // Texts about Dockerfiles, the files of this product, and code that handles them.
    private static readonly HashSet<string> s_otherExtensions = new(StringComparer.Ordinal)
    {
        "dockerignore", "containerignore", "txt", "baseline", "md", "markdown", "rst", "adoc", "html", "htm", "pdf",
        "png", "svg", "log",
        "diff", "patch", "cs", "fs", "vb", "csproj", "props", "targets", "java", "kt", "ts", "tsx", "sh", "ps1", "bat",
        "cmd",
        "json", "yml", "yaml", "xml", "toml", "ini", "cfg", "conf", "env", "lock", "zip", "gz", "tar",
    };

    // "dockerfile.go" is code that handles Dockerfiles; "Dockerfile.go" is one for Go.
    private static readonly HashSet<string> s_languages = new(StringComparer.Ordinal)
    {
        "go", "py", "rb", "js", "rs", "php",
    };

    /// <param name="path">A path or a name.</param>
    public static bool Is(string path)
    {
        var written = RelativePath.GetName(path);
        var name = written.ToLowerInvariant();
        return s_names.Any(known => name == known || name.EndsWith("." + known, StringComparison.Ordinal)
            || (IsVariant(name, known) && !IsOther(name, isLowerCase: name == written)));
    }

    private static bool IsVariant(string name, string known) => name.StartsWith(known, StringComparison.Ordinal)
        && name.Length > known.Length + 1 && s_separators.Contains(name[known.Length]);

    private static bool IsOther(string name, bool isLowerCase)
    {
        var extension = name.Substring(name.LastIndexOf('.') + 1);
        return name.EndsWith("~", StringComparison.Ordinal) || s_otherExtensions.Contains(extension)
            || name.Split(s_separators).Skip(1).Any(part => s_backups.Contains(part.TrimEnd(s_digits)))
            || (isLowerCase && s_languages.Contains(extension));
    }
}
