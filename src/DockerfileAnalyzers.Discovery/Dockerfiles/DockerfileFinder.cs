using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>Finds the Dockerfiles that are a project's own.</summary>
/// <param name="services">What is built by the compose files around the project.</param>
internal sealed class DockerfileFinder(
    ProjectDescription project, string root, DockerfileReader reader, Lazy<ComposeService[]> services)
{
    public IEnumerable<NamedDockerfile> Find()
    {
        // A folder is not a value of the property: the check of the settings says so.
        var path = project.DockerfilePath is { Length: > 0 } set && !Directory.Exists(project.GetFullPath(set))
            ? set
            : null;
        var named = project.NamedFiles.Concat(new[] { path }.OfType<string>().Select(file => new NamedDockerfile(file)))
            .Select(file => file with { Path = project.GetFullPath(file.Path) })
            .Where(file => RegularFile.Exists(file.Path)).ToArray();
        if (named.Length > 0)
            return named.GroupBy(file => file.Path).Select(group => group.First());
        var own = FindIn(project.Folder).ToArray();
        if (own.Length == 0 && project.IsExecutable)
        {
            own = services.Value.Select(service => service.Dockerfile).Concat(FindElsewhere()).Distinct()
                .Where(file =>
                    RegularFile.Exists(file) && reader.Read(file) is { IsTemplate: false } text
                    && NamesThisProject(text))
                .ToArray();
        }

        return own.OrderBy(file => file, StringComparer.Ordinal).Select(file => new NamedDockerfile(file));
    }

    public bool NamesThisProject(DockerfileText text) => text.Published.IsEmpty
        ? !string.IsNullOrEmpty(project.AssemblyName)
            && text.Started.Contains(project.AssemblyName!, StringComparer.OrdinalIgnoreCase)
        : text.Published.Contains(project.FileName, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Where several projects could report a file, the one that it publishes does: each decides
    /// alone, and the finding is reported once.
    /// </summary>
    public bool IsOfAnotherProject(string dockerfile)
    {
        var text = reader.Read(dockerfile);
        var isShared = Path.GetDirectoryName(dockerfile) != project.GetFullPath(".")
            || FolderContent.GetFiles(project.Folder, "*.*proj").Length > 1;
        return isShared && !text.Published.IsEmpty
            && !text.Published.Contains(project.FileName, StringComparer.OrdinalIgnoreCase);
    }

    // A folder of exactly that name is what a mount makes where a file was meant.
    private IEnumerable<string> FindIn(string folder) => FolderContent.GetFiles(folder)
        .Concat(FolderContent.GetFolders(folder)
            .Where(path => Path.GetFileName(path).ToLowerInvariant() is "dockerfile" or "containerfile"))
        .Where(FileSet.IsDockerfileName).Where(path => !reader.Read(path).IsTemplate);

    // Folders above the project, and what people call the folders that they keep
    // Dockerfiles in, often one for each service.
    private IEnumerable<string> FindElsewhere()
    {
        var folder = project.GetFullPath(".");
        while (folder != root && Path.GetDirectoryName(folder) is { } above
            && above.StartsWith(root, StringComparison.Ordinal))
        {
            folder = above;
            var places = DockerFolders.FindIn(folder);
            foreach (var place in places
                .Concat(places.SelectMany(inner => FolderContent.GetFolders(inner))).Prepend(folder))
            {
                foreach (var path in FolderContent.GetFiles(place).Where(FileSet.IsDockerfileName))
                    yield return path;
            }
        }
    }
}
