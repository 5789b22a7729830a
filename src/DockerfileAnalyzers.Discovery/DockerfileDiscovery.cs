using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Finds the Dockerfiles of a project and what an analysis needs to know about them: the contexts that they are built
/// from, the ignore files, the services of compose files, the scripts that they start.
/// </summary>
public sealed class DockerfileDiscovery
{
    private readonly ProjectDescription _project;
    private readonly DiscoveryLog _log;
    private readonly string _root;
    private readonly DockerfileFinder _finder;
    private readonly Lazy<ComposeService[]> _services;
    private readonly List<(string Path, string Reason)> _unreadableComposeFiles = new();
    private readonly ConfigurationSet _configuration;
    private readonly Dictionary<string, string?> _baselines = new(StringComparer.Ordinal);
    private readonly Collected _collected = new();

    private DockerfileDiscovery(ProjectDescription project, DiscoveryLog log, ConfigurationOptions? configuration)
    {
        _project = project;
        _log = log;
        _configuration = ConfigurationSet.Find(Enumerable.Empty<string>(), configuration);
        _root = RepositoryRoot.Find(project.Folder);
        _services = new(() => ComposeFile.FindAbove(project.Folder, _root, (path, reason) =>
            _unreadableComposeFiles.Add((path, reason)))
            .Select(WriteInline).ToArray());
        _finder = new DockerfileFinder(project, _root, _services, log);
    }

    /// <summary>Finds the Dockerfiles of a project and the facts about them.</summary>
    /// <param name="configuration">How configuration files are read: they may name the baseline.</param>
    public static DiscoveredDockerfiles Find(
        ProjectDescription project, DiscoveryLog? log = null, ConfigurationOptions? configuration = null) =>
        new DockerfileDiscovery(project, log ?? DiscoveryLog.None, configuration).Find();

    /// <summary>Finds every Dockerfile in a directory and below it, for any language and project.</summary>
    /// <param name="folder">Full path.</param>
    public static DiscoveredDockerfiles FindAll(string folder, DiscoveryLog? log = null) => Find(
        new ProjectDescription(folder)
        {
            NamedFiles = FolderContent.GetFilesBelow(folder).Where(DockerfileName.Is)
                .Select(path => new NamedDockerfile(path)).ToImmutableArray(),
        },
        log);

    private DiscoveredDockerfiles Find()
    {
        var found = _finder.Find().ToArray();
        if (found.Length == 0 && WriteSdkContainer() is { } written)
            found = new[] { written };
        foreach (var file in found)
            _log.Guard(file.File.Path, () => Add(file));
        // Files above are reported by the projects that they may be about.
        foreach (var (path, reason) in _unreadableComposeFiles.Distinct()
            .Where(file => found.Length > 0 || Path.GetDirectoryName(file.Path) == _project.GetFullPath(".")))
            _log.ReportUnread(path, reason);
        if (_collected.Facts.Count == 0)
            return new DiscoveredDockerfiles(ProjectFacts.Unknown, ImmutableArray<string>.Empty, _root);
        var facts = _collected.AddTo(_project.LastFacts ?? ProjectFactsFinder.Find(_project, _root, _log));
        facts = new ContextReporters(_project, _root).AddTo(facts);
        return new DiscoveredDockerfiles(facts, _collected.Files.Distinct().ToImmutableArray(), _root);
    }

    private void Add(FoundDockerfile found)
    {
        var (file, text, users, all) = found;
        var dockerfile = file.Path;
        var (context, source) = _finder.FindContext(file, text, users);
        var isCertain = source is not ContextSource.Inferred;
        var ignoreFile = IgnoreFiles.GetCandidates(dockerfile, context).Select(_project.GetFullPath)
            .FirstOrDefault(RegularFile.Exists);
        var isOneTarget = !users.IsEmpty && users.All(user => user.Target == users[0].Target);
        var facts = new DockerfileFacts(dockerfile, context, isCertain, ignoreFile, file.TargetStage
            ?? (isOneTarget ? users[0].Target : null))
        {
            Arguments = users.Length == 1 ? users[0].BuildArguments : ImmutableArray<BuildArgument>.Empty,
            OuterIgnoreFile = !isCertain && ignoreFile is null && FindOuterIgnoreFile(context) is { } outer
                && !ContextRoot.IsConfirmed(text, context) ? outer : null,
            // The result of an earlier evaluation counts, with the origin of the context.
            BetterContext = ContextRoot.FindBetter(text, context, source is not ContextSource.AllBuilds
                || _project.LastFacts?.Find(dockerfile)?.BetterContext is not null),
            Baseline = FindBaseline(dockerfile),
        };
        _collected.Facts.Add(facts);
        var stages = all.Select(user => user.Target).OfType<string>().Distinct()
            .Select(stage => new TargetStage(dockerfile, stage)).ToImmutableArray();
        _collected.Stages.AddRange(stages);
        _collected.AddServices(users, dockerfile);
        _collected.AddRuns(RunCommands.Find(dockerfile, context, _root), dockerfile);
        var images = users.Select(user => user.Image).Where(image => image.Length > 0)
            .Concat(RunCommands.FindImages(dockerfile, context, _root)).Distinct().ToArray();
        _collected.AddManifests(KubernetesManifests.Find(images, dockerfile, context, _root), dockerfile);
        // A script of the context gets into the image only through a copy.
        if (text.CopiesFromContext)
        {
            var own = ProjectFacts.Unknown with { Dockerfiles = ImmutableArray.Create(facts), TargetStages = stages };
            var model = text.CreateModel(own);
            _collected.StartScripts.AddRange(StartScriptReader.Find(model, context, _log));
            _collected.BrokenScripts.AddRange(BrokenScriptFinder.Find(model, text, context, _log));
            _collected.StartScriptsWithoutExec.AddRange(StartScriptsWithoutExec.Find(model, context, _log));
        }

        if (GitFiles.HasLfLineEndings(dockerfile))
            _collected.FilesWithLf.Add(dockerfile);
        _collected.Files.Add(dockerfile);
        _collected.Files.AddRange(
            FindDeadIgnoreFiles(dockerfile, context).Prepend(ignoreFile).OfType<string>().Where(_finder.IsReadable));
        _collected.Files.AddRange(EditorConfigFiles.FindAbove(dockerfile));
        if (facts.Baseline is { } baseline)
            _collected.Files.Add(baseline);
        _log.Trace($"'{dockerfile}', context '{context}' ({(isCertain ? "specified" : "inferred")}), "
            + $"ignore file '{ignoreFile ?? "none"}'");
    }

    private string? FindOuterIgnoreFile(string context)
    {
        for (var folder = context; folder != _root && (folder = Path.GetDirectoryName(folder)) is not null;)
        {
            if (!ContextWalker.IsWithin(folder, _root))
                return null;
            if (IgnoreFiles.GetCandidatesIn(folder).FirstOrDefault(RegularFile.Exists) is { } found)
                return found;
        }

        return null;
    }

    // An unreadable file is reported once, and is then unknown.
    private string? FindBaseline(string dockerfile)
    {
        if (BaselineFiles.Find(dockerfile, _configuration) is not { } path)
            return null;
        if (!_baselines.TryGetValue(path, out var problem))
        {
            BaselineFiles.TryRead(path, out problem);
            _baselines[path] = problem;
            if (problem is not null)
                _log.ReportUnread(path, problem);
        }

        return problem is null ? path : null;
    }

    // An ignore file next to a Dockerfile that is built from another directory is not read.
    private IEnumerable<string> FindDeadIgnoreFiles(string dockerfile, string context)
    {
        var folder = Path.GetDirectoryName(dockerfile)!;
        return folder == context ? Enumerable.Empty<string>()
            : IgnoreFiles.GetCandidatesIn(folder).Select(_project.GetFullPath).Where(RegularFile.Exists);
    }

    // A Dockerfile in a compose file becomes a file, so that there is a place to report at.
    private ComposeService WriteInline(ComposeService service) => service.InlineText is { } text
        && _finder.Ships(service)
        && Write(service.Name + FileSet.InlineSuffix, text) is { } path ? service with { Dockerfile = path } : service;

    private FoundDockerfile? WriteSdkContainer() =>
        _project.Container?.CreateDockerfile(_project.AssemblyName ?? "") is { } text
        && Write(_project.AssemblyName + FileSet.SdkContainerSuffix, text) is { } path
            ? new FoundDockerfile(new NamedDockerfile(path), DockerfileText.Create(path, text),
                ImmutableArray<ComposeService>.Empty, ImmutableArray<ComposeService>.Empty)
            : null;

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
        private readonly List<ComposePort> _ports = new();
        private readonly List<ComposeNeighbor> _neighbors = new();
        private readonly List<ReadOnlyContainer> _readOnly = new();
        private readonly List<PassedSetting> _passed = new();
        private readonly List<string> _interactive = new();
        private readonly List<ComposeSetting> _settings = new();
        private readonly List<ComposeSetting> _mistyped = new();
        private readonly List<string> _unknownStarts = new();

        public List<string> Files { get; } = new();

        public List<DockerfileFacts> Facts { get; } = new();

        public List<TargetStage> Stages { get; } = new();

        public List<StartScriptFacts> StartScripts { get; } = new();

        public List<StartScriptWithoutExec> StartScriptsWithoutExec { get; } = new();

        public List<BrokenScript> BrokenScripts { get; } = new();

        public List<string> FilesWithLf { get; } = new();

        public void AddServices(ImmutableArray<ComposeService> users, string dockerfile)
        {
            foreach (var user in users)
            {
                var file = Path.GetFileName(user.File);
                _neighbors.AddRange(user.Neighbors.Select(neighbor => neighbor with { Dockerfile = dockerfile }));
                _ports.AddRange(user.Ports.Select(port =>
                    new ComposePort(dockerfile, port, user.Name, user.PortFiles[port])));
                if (user.Writable is { } writable)
                    _readOnly.Add(new ReadOnlyContainer(
                        dockerfile, $"service '{user.Name}'", file, writable.ToImmutableArray()));
                _passed.AddRange(user.Passed.Select(name => new PassedSetting(dockerfile, name)));
                if (user.IsInteractive)
                    _interactive.Add(dockerfile);
                _settings.AddRange(user.Settings.Select(setting => setting with { Dockerfile = dockerfile }));
                _mistyped.AddRange(user.Mistyped.Select(setting => setting with { Dockerfile = dockerfile }));
                if (user.IsStartUnknown)
                    _settings.Add(new ComposeSetting(user.Name, file, 1, "", "") { Dockerfile = dockerfile });
            }

            if (users.Any(user => user.IsStartUnknown))
                _unknownStarts.Add(dockerfile);
        }

        public void AddRuns(IEnumerable<RunCommand> commands, string dockerfile)
        {
            foreach (var command in commands)
            {
                if (command.Writable is { } writable)
                    _readOnly.Add(new ReadOnlyContainer(dockerfile, "'docker run'", command.File, writable));
                _passed.AddRange(command.Passed.Select(name => new PassedSetting(dockerfile, name)));
                if (command.IsInteractive)
                    _interactive.Add(dockerfile);
            }
        }

        public void AddManifests(IEnumerable<KubernetesContainer> containers, string dockerfile)
        {
            foreach (var container in containers)
            {
                if (container.Writable is { } writable)
                    _readOnly.Add(new ReadOnlyContainer(
                        dockerfile, $"container '{container.Name}'", container.File, writable));
                _passed.AddRange(container.Passed.Select(name => new PassedSetting(dockerfile, name)));
            }
        }

        public ProjectFacts AddTo(ProjectFacts facts) => facts with
        {
            Dockerfiles = Facts.ToImmutableArray(),
            ComposeNeighbors = _neighbors.Distinct().ToImmutableArray(),
            ReadOnlyContainers = _readOnly.ToImmutableArray(),
            PassedSettings = _passed.Distinct().ToImmutableArray(),
            InteractiveImages = _interactive.Distinct().ToImmutableArray(),
            ComposePorts = _ports.ToImmutableArray(),
            ComposeSettings = _settings.ToImmutableArray(),
            MistypedSettings = _mistyped.ToImmutableArray(),
            TargetStages = Stages.ToImmutableArray(),
            UnknownStarts = _unknownStarts.ToImmutableArray(),
            StartScripts = StartScripts.Distinct().ToImmutableArray(),
            StartScriptsWithoutExec = StartScriptsWithoutExec.ToImmutableArray(),
            BrokenScripts = BrokenScripts.ToImmutableArray(),
            FilesWithLf = FilesWithLf.ToImmutableArray(),
        };
    }
}
