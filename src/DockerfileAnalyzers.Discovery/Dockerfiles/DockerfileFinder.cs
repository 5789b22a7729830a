using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model.DotNet;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A Dockerfile of a project.</summary>
/// <param name="Services">The services of compose files that build the project's program from it.</param>
/// <param name="AllServices">All that are built from it.</param>
internal sealed record FoundDockerfile(
    NamedDockerfile File, DockerfileText Text, ImmutableArray<ComposeService> Services,
        ImmutableArray<ComposeService> AllServices);

/// <summary>Finds the Dockerfiles of a project.</summary>
internal sealed class DockerfileFinder
{
    private readonly ProjectDescription _project;
    private readonly string _root;
    private readonly DiscoveryLog _log;
    private readonly Lazy<ComposeService[]> _services;
    private readonly Dictionary<string, DockerfileText> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly List<string> _folders = new();
    private readonly Lazy<bool> _isAlone;

    /// <param name="root">The root directory of the sources.</param>
    /// <param name="services">The services that the compose files around the project build.</param>
    public DockerfileFinder(ProjectDescription project, string root, Lazy<ComposeService[]> services, DiscoveryLog log)
    {
        _project = project;
        _root = root;
        _services = services;
        _log = log;
        _isAlone = new(() => OtherProjects.AreNone(project, root));
    }

    public IEnumerable<FoundDockerfile> Find()
    {
        // A folder is not a value of the property: the check of the settings says so.
        var path = _project.DockerfilePath is { Length: > 0 } set && !Directory.Exists(_project.GetFullPath(set))
            ? set : null;
        var named = _project.NamedFiles
            .Concat(new[] { path }.OfType<string>().Select(file => new NamedDockerfile(file)))
            .Select(file => file with { Path = _project.GetFullPath(file.Path) })
            .Where(file => RegularFile.Exists(file.Path)).GroupBy(file => file.Path).Select(group => group.First())
            .ToArray();
        if (named.Length > 0)
            return named.Select(file => Judge(file, mayBeUnknown: true)).OfType<FoundDockerfile>();
        var found = FindHere().Select(file => Judge(new NamedDockerfile(file), mayBeUnknown: true)).ToArray();
        if (_project.IsExecutable)
        {
            found = found.Concat(_services.Value.Select(service => service.Dockerfile).Concat(FindElsewhere())
                .Distinct()
                .Where(file => RegularFile.Exists(file) && Path.GetDirectoryName(file) != _project.GetFullPath("."))
                .Select(file => Judge(new NamedDockerfile(file), mayBeUnknown: false))).ToArray();
            if (!found.Any(file => file is not null))
                _log.Trace(DescribeSearch());
        }

        return found.OfType<FoundDockerfile>().OrderBy(file => file.File.Path, StringComparer.Ordinal);
    }

    /// <summary>Whether a Dockerfile that a compose file holds inline ships the program of this project.</summary>
    public bool Ships(ComposeService service) => service.InlineText is { } text
        && FindOwner(new NamedDockerfile(service.Dockerfile), DockerfileText.Create(service.Dockerfile, text), service)
            .Owner is Owner.ThisProject;

    /// <summary>Whether a file can be given to an analysis; one that cannot be read is reported once.</summary>
    public bool IsReadable(string path)
    {
        if (Read(path).Problem is not { } problem)
            return true;
        if (_reported.Add(path))
            _log.ReportUnread(path, problem);
        return false;
    }

    /// <summary>The folder that a Dockerfile is built from, and how that is known.</summary>
    public (string Context, ContextSource Source) FindContext(NamedDockerfile file, DockerfileText text,
        IReadOnlyList<ComposeService> services)
    {
        // One that does not exist is reported as a setting without effect, and is one.
        if (file.BuildContext is { } own && Directory.Exists(_project.GetFullPath(own)))
            return (_project.GetFullPath(own), ContextSource.AllBuilds);
        if (_project.Context is { Length: > 0 } context && Directory.Exists(_project.GetFullPath(context)))
            return (_project.GetFullPath(context), ContextSource.AllBuilds);
        if (services.Count > 0 && services.All(service => service.Context == services[0].Context))
            return (services[0].Context, ContextSource.AllBuilds);
        // Visual Studio's property is about its own Dockerfile, not about others such as 'Dockerfile_arm64', or those
        // of other directories.
        var isItsOwn = _project.DockerfilePath is { Length: > 0 } || !_project.NamedFiles.IsEmpty
            || (Path.GetFileName(file.Path).Equals("Dockerfile", StringComparison.OrdinalIgnoreCase)
                && Path.GetDirectoryName(file.Path) == _project.GetFullPath("."));
        return _project.DockerfileContext is { Length: > 0 } relative && isItsOwn
            && _project.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, relative)) is var given
            && Directory.Exists(given)
                ? (given, ContextSource.VisualStudio)
                : (ContextRoot.Infer(text, _root), ContextSource.Inferred);
    }

    private DockerfileText Read(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
            _texts[path] = text = DockerfileText.Read(path);
        return text;
    }

    // Where several projects could report a file, the one that it ships does: each decides alone, and the finding is
    // reported once.
    private FoundDockerfile? Judge(NamedDockerfile file, bool mayBeUnknown)
    {
        var text = Read(file.Path);
        var services = _services.Value.Where(service => service.Dockerfile == file.Path).ToImmutableArray();
        if (text.Problem is not null)
            return LeaveUnread(file.Path, mayBeUnknown);
        if (text.IsTemplate)
            return Leave(file, "it is a template");
        var variants = services.IsEmpty ? new ComposeService?[] { null } : services.Cast<ComposeService?>();
        var judged = variants.Select(service => (Service: service, Ownership: FindOwner(file, text, service)))
            .ToArray();
        var own = judged.Where(variant => variant.Ownership.Owner is Owner.ThisProject).ToArray();
        if (own.Length > 0)
            return new FoundDockerfile(file, text, own.Select(variant => variant.Service).OfType<ComposeService>()
                .ToImmutableArray(), services);
        var (owner, reason) = judged[0].Ownership;
        // A misspelled name in the folder of a project is a mistake, not another project; so it is elsewhere, where
        // there is no other project that could be meant.
        var isShared = Path.GetDirectoryName(file.Path) != _project.GetFullPath(".")
            || FolderContent.GetFiles(_project.Folder).Count(IsProject) > 1;
        var isOwn = owner switch
        {
            Owner.ExistingProject => false,
            Owner.OtherProject => mayBeUnknown && !isShared,
            Owner.Misspelled => (mayBeUnknown && !isShared) || _isAlone.Value,
            _ => mayBeUnknown,
        };
        return isOwn ? new FoundDockerfile(file, text, services, services) : Leave(file, reason);
    }

    private static bool IsProject(string path) =>
        Path.GetExtension(path).EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    // A file elsewhere is not known to be about the project.
    private FoundDockerfile? LeaveUnread(string path, bool isReported)
    {
        if (isReported)
            IsReadable(path);
        return null;
    }

    private FoundDockerfile? Leave(NamedDockerfile file, string reason)
    {
        _log.Trace($"'{file.Path}' is not a Dockerfile of this project: {reason}");
        return null;
    }

    private Ownership FindOwner(NamedDockerfile file, DockerfileText text, ComposeService? service)
    {
        if (_project.FileName.Length == 0 || !text.IsSmall)
            return Ownership.Unknown;
        var context = FindContext(file, text, service is null
            ? Array.Empty<ComposeService>() : new[] { service }).Context;
        var target = file.TargetStage ?? service?.Target;
        var facts = new DockerfileFacts(text.Path, context, true, null, target) { Arguments = service?.BuildArguments
            ?? ImmutableArray<BuildArgument>.Empty };
        var model = text.CreateModel(ProjectFacts.Create(Enumerable.Empty<KeyValuePair<string, string>>(), facts));
        var programs = ShippedPrograms.Find(
            model, target is null ? null : model.FinalStage, source =>
                ContextScript.ReadLogical(context, source, _log));
        return Ownership.Find(programs, context, _project);
    }

    // A mount of a missing file creates a directory with exactly that name.
    private IEnumerable<string> FindHere()
    {
        _folders.Add(_project.GetFullPath("."));
        return FolderContent.GetFiles(_project.Folder).Concat(FolderContent.GetFolders(_project.Folder)
            .Where(path => Path.GetFileName(path).ToLowerInvariant() is "dockerfile" or "containerfile"))
            .Where(DockerfileName.Is);
    }

    // Folders above the project, and what people call the folders that they keep Dockerfiles in, often one for each
    // service.
    private IEnumerable<string> FindElsewhere()
    {
        for (var folder = _project.GetFullPath("."); ; folder = Path.GetDirectoryName(folder)!)
        {
            var places = DockerFolders.FindIn(folder);
            foreach (var place in places.Concat(places.SelectMany(inner => FolderContent.GetFolders(inner)))
                .Prepend(folder).Distinct())
            {
                if (!_folders.Contains(place))
                    _folders.Add(place);
                foreach (var path in FolderContent.GetFiles(place).Where(DockerfileName.Is))
                    yield return path;
            }

            if (folder == _root || Path.GetDirectoryName(folder)?.StartsWith(_root, StringComparison.Ordinal) != true)
                yield break;
        }
    }

    private string DescribeSearch() =>
        $"no Dockerfile was found for '{_project.FileName}'; these directories were searched: "
        + string.Join(", ", _folders.Select(folder => $"'{folder}'"));
}
