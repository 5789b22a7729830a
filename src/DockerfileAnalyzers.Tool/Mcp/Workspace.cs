using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using DockerfileAnalyzers.Tool.Projects;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>
/// The directory of agents: they cannot read or write anything outside it, even through a link or a compose file.
/// </summary>
internal sealed class Workspace
{
    // As the Linux kernel does: more links than that are a loop.
    private const int MaxLinks = 40;

    private readonly string _realFolder;

    private Workspace(string folder)
    {
        Folder = folder;
        _realFolder = FollowLinks(folder, 0);
    }

    /// <summary>Full path.</summary>
    public string Folder { get; }

    /// <exception cref="ToolException">There is no such folder.</exception>
    public static Workspace Open(string path, string currentFolder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, currentFolder));
        return Directory.Exists(full) ? new Workspace(full)
            : throw new ToolException($"The directory '{path}' does not exist");
    }

    /// <summary>The full path of what an agent names.</summary>
    /// <exception cref="ToolException">It is outside of the folder.</exception>
    public string Resolve(string path)
    {
        if (path.Length == 0 || path.Contains('\0'))
            throw new ToolException("A path is empty or contains a null character");
        var full = Path.GetFullPath(path, Folder);
        return Contains(full) ? full : throw new ToolException(
            $"'{path}' is outside of '{Folder}'; only files in this directory can be read and written");
    }

    /// <summary>The full path of a file or a folder that an agent names.</summary>
    /// <exception cref="ToolException">It is outside of the folder, does not exist, or is a project.</exception>
    public string ResolveExisting(string path)
    {
        var full = Resolve(path);
        if (!File.Exists(full) && !Directory.Exists(full))
            throw new ToolException($"'{path}' does not exist in '{Folder}'");
        return ProjectFiles.Is(full) ? throw new ToolException($"'{path}' is a project; specify its directory") : full;
    }

    /// <summary>As results name a path.</summary>
    public string Display(string path) => DisplayPath.Create(path, Folder);

    /// <summary>Whether a path is in the folder, wherever links lead.</summary>
    /// <param name="path">Full path of what may exist.</param>
    public bool Contains(string path)
    {
        var relative = Path.GetRelativePath(_realFolder, FollowLinks(path, 0));
        return relative != ".." && !Path.IsPathRooted(relative)
            && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>Reads the files of a request; what leads out of the folder is a problem.</summary>
    public ToolInputs Read(LintRequest request, CancellationToken cancellationToken)
    {
        var inputs = InputReader.Read(request, cancellationToken);
        var outside = inputs.Files.Where(file => !Contains(file.Path)).ToArray();
        return outside.Length == 0 ? inputs : inputs with
        {
            Files = [.. inputs.Files.Except(outside)],
            Problems = [.. inputs.Problems, .. outside.Select(file => new ToolProblem(
                Display(file.Path), $"The file was not read because it is outside of '{Folder}'"))],
        };
    }

    private static string FollowLinks(string path, int links)
    {
        var current = Path.GetPathRoot(path)!;
        foreach (var part in path[current.Length..].Split(Path.DirectorySeparatorChar))
        {
            current = Path.Combine(current, part);
            if (new FileInfo(current).LinkTarget is not { } target)
                continue;
            if (links >= MaxLinks)
                throw new ToolException($"The symbolic links of '{path}' form a loop");
            current = FollowLinks(Path.GetFullPath(target, Path.GetDirectoryName(current)!), ++links);
        }

        return current;
    }
}
