using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>Files whose bytes are not worth a change of the Dockerfile.</summary>
internal static class SmallFile
{
    private const long MaxBytes = 1_000_000;

    /// <summary>Text that people write. Dumps, lists of words and programs in one file may be large, and are left out.</summary>
    private static readonly ImmutableHashSet<string> s_texts = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase,
        ".sh", ".bash", ".conf", ".cnf", ".cfg", ".config", ".ini", ".properties", ".env", ".txt", ".md", ".list", ".repo", ".key", ".asc", ".gpg", ".pub", ".pem", ".crt", ".cer", ".yml", ".yaml", ".toml", ".json", ".xml",
        ".xsl", ".patch", ".diff", ".service", ".cli", ".ps1", ".bat", ".cmd", ".py", ".rb", ".pl", ".php", ".js", ".ts", ".go", ".c", ".cpp", ".h", ".java", ".cs", ".csproj", ".sln", ".lock", ".gradle", ".varfile", ".template", ".tmpl", ".j2",
        ".sed", ".awk", ".sum", ".mod", ".html", ".css", ".rules", ".xsd", ".dtd", ".groovy", ".lua", ".r");

    private static readonly ImmutableHashSet<string> s_names = ImmutableHashSet.Create(StringComparer.Ordinal,
        "Gemfile", "Makefile", "Dockerfile", "Pipfile", "Rakefile", "VERSION", "cpanfile", "LICENSE", "README", "requirements", "crontab", "Vagrantfile", "Procfile");

    /// <summary>Whether what an instruction writes to a path is small: as measured, else by its name.</summary>
    public static bool IsSmall(DockerfileModel model, InstructionSyntax writer, string path)
    {
        var size = writer is CopyingInstructionSyntax ? model.History.Find(writer)?.Size : null;
        if (size is { IsUnknown: false, IsAtLeast: false } known)
            return known.Bytes < MaxBytes;
        return IsSmallName(path);
    }

    /// <summary>Whether an instruction copies nothing but files that are small by their names.</summary>
    public static bool AreSmall(InstructionSyntax writer) => writer is CopyingInstructionSyntax { Sources.IsEmpty: false } copying && copying.Sources.All(source => source.Literal is { } path && IsSmallName(path));

    private static bool IsSmallName(string path)
    {
        var name = ContainerPath.GetName(path);
        return s_names.Contains(name) || (name.LastIndexOf('.') is >= 0 and var dot && s_texts.Contains(name.Substring(dot)));
    }
}
