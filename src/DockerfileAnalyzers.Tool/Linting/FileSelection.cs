using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Projects;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>The files that a request names.</summary>
/// <param name="Dockerfiles">Full paths, sorted.</param>
/// <param name="Projects">Those that were passed on the way: full paths.</param>
/// <param name="Unread">Directories and files that cannot be read, each with its message.</param>
internal sealed record FileSelection(
    ImmutableArray<string> Dockerfiles, ImmutableArray<string> Projects,
    ImmutableArray<(string Path, string Message)> Unread)
{
    /// <summary>
    /// Dockerfiles that belong to a named ignore file but were not named themselves: they are only read.
    /// </summary>
    public required ImmutableHashSet<string> Companions { get; init; }

    /// <exception cref="ToolException">A path does not exist.</exception>
    public static FileSelection Find(LintRequest request, CancellationToken cancellationToken)
    {
        var dockerfiles = new SortedSet<string>(StringComparer.Ordinal);
        var projects = new List<string>();
        var unread = new List<(string, string)>();
        foreach (var path in request.Paths.Where(path => path != "-"))
        {
            var full = Path.GetFullPath(path, request.Folder);
            if (Directory.Exists(full))
            {
                var search = FileSearch.Find(full.TrimEnd(Path.DirectorySeparatorChar), cancellationToken);
                dockerfiles.UnionWith(search.Dockerfiles);
                dockerfiles.UnionWith(search.BuildFiles.SelectMany(FindBuilt));
                projects.AddRange(search.Projects);
                unread.AddRange(search.Unread);
            }
            else if (!RegularFile.Exists(full))
            {
                throw new ToolException($"'{path}' does not exist"
                    + (path.Contains('\uFFFD') ? ", or its name is not valid UTF-8" : ""));
            }
            else if (ProjectFiles.Is(full))
            {
                throw new ToolException($"'{path}' is a project; specify its directory, or use '--project {path}'");
            }
            else
            {
                dockerfiles.UnionWith(
                    DockerFolders.IsComposeFile(full) || BakeFile.Is(full) ? FindBuilt(full) : [full]);
            }
        }

        var companions = dockerfiles.Where(IgnoreFiles.IsIgnoreFile).SelectMany(FindIgnoring)
            .Where(path => !dockerfiles.Contains(path)).ToImmutableHashSet();
        dockerfiles.UnionWith(companions);
        return new FileSelection([.. dockerfiles], [.. projects], [.. unread]) { Companions = companions };
    }

    // The Dockerfiles next to an ignore file, or the one that it is named after.
    private static IEnumerable<string> FindIgnoring(string ignoreFile)
    {
        var folder = Path.GetDirectoryName(ignoreFile)!;
        var name = Path.GetFileNameWithoutExtension(ignoreFile);
        return FolderContent.GetFiles(folder).Where(path => DockerfileName.Is(path)
            && (name.Length == 0 || Path.GetFileName(path) == name));
    }

    private static IEnumerable<string> FindBuilt(string path) => BakeFile.Is(path) ? BakeFile.FindDockerfiles(path)
        : ComposeFile.Read([path]).Where(service => service.InlineText is null).Select(service => service.Dockerfile)
            .Where(RegularFile.Exists);
}
