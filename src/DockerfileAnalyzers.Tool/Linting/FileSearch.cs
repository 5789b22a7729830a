using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tool.Projects;
using MAB.DotIgnore;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>
/// The files below the directories that were named: Dockerfiles, files that refer to them, and projects.
/// </summary>
internal sealed class FileSearch
{
    private static readonly HashSet<string> s_skipped = new(StringComparer.Ordinal) { ".git", ".hg", ".svn" };

    private readonly CancellationToken _cancellationToken;

    private FileSearch(CancellationToken cancellationToken) => _cancellationToken = cancellationToken;

    /// <summary>Full paths.</summary>
    public List<string> Dockerfiles { get; } = [];

    /// <summary>Compose and Bake files: full paths.</summary>
    public List<string> BuildFiles { get; } = [];

    /// <summary>Full paths.</summary>
    public List<string> Projects { get; } = [];

    /// <summary>Directories and files that cannot be read, each with its message.</summary>
    public List<(string Path, string Message)> Unread { get; } = [];

    /// <summary>Walks through a folder; what Git ignores is left out, and links are not followed.</summary>
    /// <param name="folder">Full path.</param>
    public static FileSearch Find(string folder, CancellationToken cancellationToken)
    {
        var search = new FileSearch(cancellationToken);
        search.Walk(folder, ReadRulesAbove(folder));
        return search;
    }

    // A .gitignore of a folder above counts as far as the root of the repository.
    private static ImmutableArray<IgnoreRules> ReadRulesAbove(string folder)
    {
        var rules = new Stack<IgnoreRules>();
        for (var current = folder; current is not null && !RepositoryRoot.Is(current);)
        {
            current = Path.GetDirectoryName(current);
            if (current is not null && IgnoreRules.TryRead(current) is { } found)
                rules.Push(found);
            if (current is null)
                return [];
        }

        return [.. rules];
    }

    private void Walk(string folder, ImmutableArray<IgnoreRules> rules)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var content = FolderContent.Of(folder);
        if (content.Problem is { } problem)
            Unread.Add((folder, $"The directory was not read because {RegularFile.Describe(problem)}"));
        if (IgnoreRules.TryRead(folder) is { } own)
            rules = rules.Add(own);
        foreach (var file in content.Files.Where(path => !IgnoreRules.IsIgnored(rules, path, isFolder: false)))
            Add(file);
        foreach (var path in content.Folders)
        {
            if (s_skipped.Contains(Path.GetFileName(path)) || IgnoreRules.IsIgnored(rules, path, isFolder: true)
                || new DirectoryInfo(path) is not { LinkTarget: null } below)
                continue;
            if (IsUnnameable(below))
                Unread.Add((path, DescribeUnnameable("directory")));
            else
                Walk(path, rules);
        }
    }

    private void Add(string path)
    {
        if (DockerfileName.Is(path))
        {
            if (IsUnnameable(new FileInfo(path)))
                Unread.Add((path, DescribeUnnameable("file")));
            else if (!IsProgram(path))
                Dockerfiles.Add(path);
        }
        else if (DockerFolders.IsComposeFile(path) || BakeFile.Is(path))
            BuildFiles.Add(path);
        else if (ProjectFiles.Is(path))
            Projects.Add(path);
    }

    // 'dockerfile-analyzers' itself, and other programs that handle Dockerfiles.
    private static bool IsProgram(string path) => Path.GetFileName(path).Contains('-', StringComparison.Ordinal)
        && RegularFile.IsProgram(path);

    // Bytes that are not UTF-8 are read as a replacement character, and there is no file with that name.
    private static bool IsUnnameable(FileSystemInfo entry) =>
        entry.Name.Contains('\uFFFD') && (int)entry.Attributes == -1;

    private static string DescribeUnnameable(string kind) =>
        $"The {kind} was not read because its name is not valid UTF-8; rename it";
}
