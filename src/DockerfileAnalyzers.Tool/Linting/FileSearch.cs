using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tool.Projects;
using MAB.DotIgnore;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>What lies below the folders that were named: Dockerfiles, what refers to them, and projects.</summary>
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

    /// <summary>Walks through a folder; what Git ignores is left out, and links are not followed.</summary>
    /// <param name="folder">Full path.</param>
    public static FileSearch Find(string folder, CancellationToken cancellationToken)
    {
        var search = new FileSearch(cancellationToken);
        search.Walk(new DirectoryInfo(folder), ReadRulesAbove(folder));
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

    private void Walk(DirectoryInfo folder, ImmutableArray<IgnoreRules> rules)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (IgnoreRules.TryRead(folder.FullName) is { } own)
            rules = rules.Add(own);
        foreach (var entry in List(folder))
        {
            var isFolder = (entry.Attributes & FileAttributes.Directory) != 0;
            if ((isFolder && (s_skipped.Contains(entry.Name) || entry.LinkTarget is not null))
                || IgnoreRules.IsIgnored(rules, entry.FullName, isFolder))
                continue;
            if (isFolder)
                Walk((DirectoryInfo)entry, rules);
            else
                Add(entry.FullName);
        }
    }

    private void Add(string path)
    {
        if (DockerfileName.Is(path))
            Dockerfiles.Add(path);
        else if (DockerFolders.IsComposeFile(path) || BakeFile.Is(path))
            BuildFiles.Add(path);
        else if (ProjectFiles.Is(path))
            Projects.Add(path);
    }

    private static FileSystemInfo[] List(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
