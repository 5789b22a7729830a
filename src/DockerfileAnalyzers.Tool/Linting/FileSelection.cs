using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Projects;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>The files that a request names.</summary>
/// <param name="Dockerfiles">Full paths, sorted.</param>
/// <param name="Projects">Those that were passed on the way: full paths.</param>
internal sealed record FileSelection(ImmutableArray<string> Dockerfiles, ImmutableArray<string> Projects)
{
    /// <exception cref="ToolException">A path does not exist.</exception>
    public static FileSelection Find(LintRequest request, CancellationToken cancellationToken)
    {
        var dockerfiles = new SortedSet<string>(StringComparer.Ordinal);
        var projects = new List<string>();
        foreach (var path in request.Paths.Where(path => path != "-"))
        {
            var full = Path.GetFullPath(path, request.Folder);
            if (Directory.Exists(full))
            {
                var search = FileSearch.Find(full.TrimEnd(Path.DirectorySeparatorChar), cancellationToken);
                dockerfiles.UnionWith(search.Dockerfiles);
                dockerfiles.UnionWith(search.BuildFiles.SelectMany(FindBuilt));
                projects.AddRange(search.Projects);
            }
            else if (!RegularFile.Exists(full))
            {
                throw new ToolException($"'{path}' does not exist");
            }
            else if (ProjectFiles.Is(full))
            {
                throw new ToolException($"'{path}' is a project; name its folder, or use '--project {path}'");
            }
            else
            {
                dockerfiles.UnionWith(
                    DockerFolders.IsComposeFile(full) || BakeFile.Is(full) ? FindBuilt(full) : [full]);
            }
        }

        return new FileSelection([.. dockerfiles], [.. projects]);
    }

    private static IEnumerable<string> FindBuilt(string path) => BakeFile.Is(path) ? BakeFile.FindDockerfiles(path)
        : ComposeFile.Read([path]).Where(service => service.InlineText is null).Select(service => service.Dockerfile)
            .Where(RegularFile.Exists);
}
