using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Finds the Dockerfiles of a project and what an analysis needs to know of them: the contexts that they are built
/// from, the ignore files, the services of compose files, the scripts that they start.
/// </summary>
public sealed class DockerfileDiscovery
{
    private readonly ProjectDescription _project;
    private readonly DiscoveryLog _log;
    private readonly string _root;
    private readonly DockerfileReader _reader;
    private readonly DockerfileFinder _finder;
    private readonly Lazy<ComposeService[]> _services;
    private readonly List<(string Path, string Reason)> _unreadableComposeFiles = new();
    private readonly Collected _collected = new();

    private DockerfileDiscovery(ProjectDescription project, DiscoveryLog log)
    {
        _project = project;
        _log = log;
        _root = RepositoryRoot.Find(project.Folder);
        _reader = new DockerfileReader(log);
        _services = new(() =>
            ComposeFile.FindAbove(project.Folder, _root, (path, reason) => _unreadableComposeFiles.Add((path, reason)))
                .Select(WriteInline).ToArray());
        _finder = new DockerfileFinder(project, _root, _reader, _services);
    }

    /// <summary>Finds the Dockerfiles of a project and what is known of them.</summary>
    public static DiscoveredDockerfiles Find(ProjectDescription project, DiscoveryLog? log = null) =>
        new DockerfileDiscovery(project, log ?? DiscoveryLog.None).Find();

    private DiscoveredDockerfiles Find()
    {
        var found = _finder.Find().ToArray();
        if (found.Length == 0 && WriteSdkContainer() is { } written)
            found = new[] { written };
        foreach (var file in found)
            _log.Guard(file.Path, () => Add(file));
        // What lies above is reported by the projects that it may be about.
        foreach (var (path, reason) in _unreadableComposeFiles.Distinct()
            .Where(file => found.Length > 0 || Path.GetDirectoryName(file.Path) == _project.GetFullPath(".")))
            _log.ReportUnread(path, reason);
        if (_collected.Facts.Count == 0)
            return new DiscoveredDockerfiles(ProjectFacts.Unknown, ImmutableArray<string>.Empty, _root);
        var properties = _project.Properties.Select(property => (Name: property.Key, property.Value))
            .Concat(new ProjectFactsFinder(_project, _root, _log).Find()).Concat(_collected.GetProperties())
            .Where(property => property.Value.Length > 0)
            .Select(property => new KeyValuePair<string, string>(property.Name, property.Value));
        return new DiscoveredDockerfiles(
            ProjectFacts.Create(properties, _collected.Facts.ToArray()),
            _collected.Files.Distinct().ToImmutableArray(),
            _root);
    }

    private void Add(NamedDockerfile file)
    {
        var dockerfile = file.Path;
        if (!_reader.IsReadable(dockerfile) || _finder.IsOfAnotherProject(dockerfile))
            return;
        var text = _reader.Read(dockerfile);
        var users = _services.Value.Where(service => service.Dockerfile == dockerfile).ToArray();
        var (context, isCertain) = FindContext(file, text, users);
        var ignoreFile = IgnoreFiles.GetCandidates(dockerfile, context)
            .Select(_project.GetFullPath).FirstOrDefault(RegularFile.Exists);
        var target = file.TargetStage
            ?? (users.Length > 0 && users.All(user => user.Target == users[0].Target) ? users[0].Target : null);
        var arguments = users.Length == 1 ? users[0].Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => argument.Key + "=" + argument.Value) : Enumerable.Empty<string>();
        var facts = new DockerfileFacts(dockerfile, context, isCertain, ignoreFile, target)
        {
            Arguments = arguments.ToImmutableArray(),
        };
        _collected.Facts.Add(facts);
        _collected.AddServices(users, dockerfile);
        // Empty where it is too large to be looked into.
        if (!text.Instructions.IsEmpty)
        {
            var targets = users.Select(user => user.Target).OfType<string>()
                .Distinct().Select(stage => $"{stage}?{dockerfile}");
            _collected.StartScripts.AddRange(
                StartScripts.Judge(facts, text.Text, ProjectFactsFinder.Join(targets), _log));
            _collected.BrokenScripts.AddRange(ContextScripts.FindBroken(dockerfile, text.Text, context, _log)
                .Select(script => $"{script.Dockerfile}?{script.Path}?{script.Problem}"));
        }

        if (GitFiles.HasLfLineEndings(dockerfile))
            _collected.FilesWithLf.Add(dockerfile);
        _collected.Scripts.AddRange(EntryScripts.FindWithoutExec(dockerfile, text, context, _log)
            .Select(script => $"{script.Dockerfile}?{script.Name}?{script.Line}?{script.Command}"));
        if (isCertain && ContextRoot.FindBetter(dockerfile, text, context, _root) is { } better)
            _collected.Contexts.Add($"{dockerfile}?{better}");
        _collected.Files.Add(dockerfile);
        _collected.Files.AddRange(
            FindDeadIgnoreFiles(dockerfile, context).Prepend(ignoreFile).OfType<string>().Where(_reader.IsReadable));
        _collected.Files.AddRange(EditorConfigFiles.FindAbove(dockerfile));
        _log.Trace($"'{dockerfile}', context '{context}' ({(isCertain ? "given" : "inferred")}), "
            + $"ignore file '{ignoreFile ?? "none"}'");
    }

    private (string Context, bool IsCertain) FindContext(
        NamedDockerfile file, DockerfileText text, ComposeService[] services)
    {
        // One that does not exist is reported as a setting without effect, and is one.
        if (file.BuildContext is { } own && Directory.Exists(_project.GetFullPath(own)))
            return (_project.GetFullPath(own), true);
        if (_project.Context is { Length: > 0 } context && Directory.Exists(_project.GetFullPath(context)))
            return (_project.GetFullPath(context), true);
        if (services.Length > 0 && services.All(service => service.Context == services[0].Context))
            return (services[0].Context, true);
        return _project.DockerfileContext is { Length: > 0 } relative
            && _project.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, relative)) is var given
            && Directory.Exists(given)
                ? (given, true) : (ContextRoot.Infer(file.Path, text, _root), false);
    }

    // An ignore file beside a Dockerfile that is built from another folder: nobody reads it.
    private IEnumerable<string> FindDeadIgnoreFiles(string dockerfile, string context)
    {
        var folder = Path.GetDirectoryName(dockerfile)!;
        return folder == context ? Enumerable.Empty<string>()
            : IgnoreFiles.GetCandidatesIn(folder).Select(_project.GetFullPath).Where(RegularFile.Exists);
    }

    // A Dockerfile in a compose file becomes a file, so that there is a place to report at.
    private ComposeService WriteInline(ComposeService service) =>
        service.InlineText is { } text && _finder.NamesThisProject(DockerfileText.Create(service.Dockerfile, text))
            && Write(service.Name + FileSet.InlineSuffix, text) is { } path
                ? service with { Dockerfile = path }
                : service;

    private NamedDockerfile? WriteSdkContainer() => _project.Container is { } container
        && Write(
            _project.AssemblyName + FileSet.SdkContainerSuffix,
            container.CreateDockerfile(_project.AssemblyName ?? "")) is { } path
            ? new NamedDockerfile(path) : null;

    private string? Write(string name, string text)
    {
        if (_project.OutputFolder.Length == 0)
            return null;
        Directory.CreateDirectory(_project.OutputFolder);
        var path = Path.Combine(_project.OutputFolder, name);
        TextFile.WriteIfChanged(path, text);
        return path;
    }

    private sealed class Collected
    {
        public List<string> Files { get; } = new();

        public List<DockerfileFacts> Facts { get; } = new();

        public List<string> Contexts { get; } = new();

        public List<string> Scripts { get; } = new();

        public List<string> StartScripts { get; } = new();

        public List<string> BrokenScripts { get; } = new();

        public List<string> FilesWithLf { get; } = new();

        private List<string> Ports { get; } = new();

        private List<string> Listening { get; } = new();

        private List<string> Settings { get; } = new();

        private List<string> Mistyped { get; } = new();

        private List<string> Stages { get; } = new();

        public void AddServices(ComposeService[] users, string dockerfile)
        {
            foreach (var user in users)
            {
                var file = Path.GetFileName(user.File);
                Ports.AddRange(user.Ports.Select(port => $"{port}?{user.Name}?{file}?{dockerfile}"));
                Settings.AddRange(user.Settings.Select(setting =>
                    $"{setting.Service}?{setting.File}?{setting.Line}?{setting.Name}?{setting.Value}?{dockerfile}"));
                Mistyped.AddRange(user.Mistyped.Select(setting =>
                    $"{setting.Service}?{setting.File}?{setting.Line}?{setting.Name}?{dockerfile}"));
            }

            Listening.AddRange(users.Where(user => user.IsStartUnknown).Select(user => user.Dockerfile));
            Settings.AddRange(users.Where(user => user.IsStartUnknown)
                .Select(user => $"{user.Name}?{Path.GetFileName(user.File)}?1???{dockerfile}"));
            Stages.AddRange(
                users.Select(user => user.Target).OfType<string>().Distinct().Select(stage => $"{stage}?{dockerfile}"));
        }

        public IEnumerable<(string Name, string Value)> GetProperties()
        {
            yield return ("EntryScripts", ProjectFactsFinder.Join(Scripts));
            yield return ("ComposeListening", ProjectFactsFinder.Join(Listening.Distinct()));
            yield return ("ComposeSettings", ProjectFactsFinder.Join(Settings));
            yield return ("ComposeMistyped", ProjectFactsFinder.Join(Mistyped));
            yield return ("TargetStages", ProjectFactsFinder.Join(Stages));
            yield return ("StartScripts", ProjectFactsFinder.Join(StartScripts.Distinct()));
            yield return ("BrokenScripts", ProjectFactsFinder.Join(BrokenScripts));
            yield return ("FilesWithLf", ProjectFactsFinder.Join(FilesWithLf));
            yield return ("ComposePorts", ProjectFactsFinder.Join(Ports));
            yield return ("BetterBuildContext", ProjectFactsFinder.Join(Contexts));
        }
    }
}
