using System.Security.Cryptography;
using System.Text;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Finds the Dockerfiles of a project and writes down what an analysis needs: the contexts they are built from, and the facts of the project.</summary>
public sealed class PrepareDockerfiles : DockerfileTask
{
    private readonly Dictionary<string, DockerfileText> _texts = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Reason)> _unreadableComposeFiles = new();

    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The name of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Where the manifests and the facts go; made if it is not there.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Named by the project; metadata <c>BuildContext</c> and <c>TargetStage</c>. Where there are any, no other is looked for.</summary>
    public ITaskItem[] ExplicitFiles { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The Dockerfile of the Visual Studio tools' properties; may not exist.</summary>
    public string? DockerfilePath { get; set; }

    /// <summary>The items of the Visual Studio tools.</summary>
    public ITaskItem[] DockerfileItems { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The context of every Dockerfile of the project, relative to the project.</summary>
    public string? Context { get; set; }

    /// <summary>The context as the Visual Studio tools know it: relative to the Dockerfile.</summary>
    public string? DockerfileContext { get; set; }

    /// <summary>Whether the project makes a program: only for those Dockerfiles are looked for outside its folder.</summary>
    public bool IsExecutable { get; set; }

    /// <summary>The name of what the project makes.</summary>
    public string? AssemblyName { get; set; }

    /// <summary><c>project.assets.json</c>; may not exist yet.</summary>
    public string? AssetsFile { get; set; }

    /// <summary>The direct references of the evaluation, for as long as nothing is restored.</summary>
    public ITaskItem[] ProjectReferences { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The shared frameworks of the evaluation.</summary>
    public ITaskItem[] FrameworkReferences { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>
    /// The package references of the evaluation, those of Directory.Build.props and Directory.Packages.props
    /// included.
    /// </summary>
    public ITaskItem[] PackageReferences { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Directory.Packages.props, where central package management is on.</summary>
    public string? PackageVersionsFile { get; set; }

    /// <summary>Directory.Build.props and Directory.Build.targets.</summary>
    public string[] BuildFiles { get; set; } = Array.Empty<string>();

    /// <summary>The base image of the image that the SDK makes without a Dockerfile, where that is to be judged.</summary>
    public string? ContainerBaseImage { get; set; }

    public string? ContainerUser { get; set; }

    public ITaskItem[] ContainerPorts { get; set; } = Array.Empty<ITaskItem>();

    public ITaskItem[] ContainerEnvironmentVariables { get; set; } = Array.Empty<ITaskItem>();

    public bool IsSelfContained { get; set; }

    /// <summary><c>$(PublishDir)</c>, <c>$(OutDir)</c> and <c>$(Configuration)</c>: where a publish or a build leaves what an image will hold.</summary>
    public string PublishDirectory { get; set; } = "";

    public string BuildDirectory { get; set; } = "";

    public string Configuration { get; set; } = "";

    /// <summary>Facts of the project, <c>Name=value</c> each.</summary>
    public string[] Properties { get; set; } = Array.Empty<string>();

    /// <summary>Dockerfiles, their .dockerignore files, manifests and facts: what the compiler is to be given.</summary>
    [Output]
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Those of them that this task wrote: a clean deletes them, and so does the first build that no longer writes them.</summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; set; } = Array.Empty<ITaskItem>();

    protected override void Run()
    {
        var root = FindRepositoryRoot();
        var services = new Lazy<ComposeService[]>(() => ComposeFile.FindAbove(ProjectDirectory, root, ReportCompose).Select(WriteInline).ToArray());
        var found = FindDockerfiles(services, root).ToArray();
        if (found.Length == 0 && WriteSdkContainer() is { } written)
            found = new[] { written };
        var collected = new Collected();
        foreach (var item in found)
            Guard(Normalize(item.ItemSpec), () => Add(collected, item, services, root));
        // What lies above is said of by the projects that it may be about.
        foreach (var (path, reason) in _unreadableComposeFiles.Distinct().Where(file => found.Length > 0 || Path.GetDirectoryName(file.Path) == Normalize(".")))
            ReportUnread(path, reason);
        if (collected.Facts.Count > 0)
            Write(collected, root);
    }

    private void ReportCompose(string path, string reason) => _unreadableComposeFiles.Add((path, reason));

    private void Add(Collected collected, ITaskItem item, Lazy<ComposeService[]> services, string root)
    {
        var dockerfile = Normalize(item.ItemSpec);
        var text = Read(dockerfile);
        if (text.Problem is { } problem)
            ReportUnread(dockerfile, problem);
        if (text.Problem is not null || IsOfAnotherProject(dockerfile, text))
            return;
        var users = services.Value.Where(service => service.Dockerfile == dockerfile).ToArray();
        var (context, isCertain) = FindContext(item, dockerfile, text, users, root);
        var ignoreFile = IgnoreFiles.GetCandidates(dockerfile, context).Select(Normalize).FirstOrDefault(RegularFile.Exists);
        var target = Metadata(item, SettingCatalog.TargetStage) ?? (users.Length > 0 && users.All(user => user.Target == users[0].Target) ? users[0].Target : null);
        var arguments = users.Length == 1 ? users[0].Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => argument.Key + "=" + argument.Value) : Enumerable.Empty<string>();
        collected.Facts.Add(new DockerfileFacts(dockerfile, context, isCertain, ignoreFile, target) { Arguments = arguments.ToImmutableArray() });
        collected.Ports.AddRange(users.SelectMany(user => user.Ports.Select(port => $"{port}?{user.Name}?{Path.GetFileName(user.File)}?{dockerfile}")));
        collected.Listening.AddRange(users.Where(user => user.IsStartUnknown).Select(user => user.Dockerfile));
        collected.Settings.AddRange(users.SelectMany(user => user.Settings.Select(setting => $"{setting.Service}?{setting.File}?{setting.Line}?{setting.Name}?{setting.Value}?{dockerfile}")));
        collected.Settings.AddRange(users.Where(user => user.IsStartUnknown).Select(user => $"{user.Name}?{Path.GetFileName(user.File)}?1???{dockerfile}"));
        collected.Mistyped.AddRange(users.SelectMany(user => user.Mistyped.Select(setting => $"{setting.Service}?{setting.File}?{setting.Line}?{setting.Name}?{dockerfile}")));
        var targets = users.Select(user => user.Target).OfType<string>().Distinct().Select(stage => $"{stage}?{dockerfile}").ToArray();
        collected.Stages.AddRange(targets);
        // Empty where it is too large to be looked into.
        if (!text.Instructions.IsEmpty)
        {
            collected.StartScripts.AddRange(StartScripts.Judge(collected.Facts[collected.Facts.Count - 1], text.Text, Join(targets), Log));
            collected.BrokenScripts.AddRange(ContextScripts.FindBroken(dockerfile, text.Text, context, Log).Select(script => $"{script.Dockerfile}?{script.Path}?{script.Problem}"));
        }

        if (GitFiles.HasLfLineEndings(dockerfile))
            collected.FilesWithLf.Add(dockerfile);
        collected.Scripts.AddRange(EntryScripts.FindWithoutExec(dockerfile, text, context, Log).Select(script => $"{script.Dockerfile}?{script.Name}?{script.Line}?{script.Command}"));
        if (isCertain && ContextRoot.FindBetter(dockerfile, text, context, root) is { } better)
            collected.Contexts.Add($"{dockerfile}?{better}");
        collected.Files.Add(dockerfile);
        collected.Files.AddRange(FindDeadIgnoreFiles(dockerfile, context).Prepend(ignoreFile).OfType<string>().Where(IsReadable));
        collected.Files.AddRange(EditorConfigFiles.FindAbove(dockerfile));
        Log.LogMessage(MessageImportance.Low, "{0}", $"DockerfileAnalyzers: '{dockerfile}', context '{context}' ({(isCertain ? "given" : "inferred")}), ignore file '{ignoreFile ?? "none"}'");
    }

    private DockerfileText Read(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
            _texts[path] = text = DockerfileText.Read(path);
        return text;
    }

    // Said once, however many Dockerfiles it is for; kept from the compiler, which would not stop at a pipe either.
    private bool IsReadable(string path)
    {
        var isFirst = !_texts.ContainsKey(path);
        var problem = Read(path).Problem;
        if (problem is not null && isFirst)
            ReportUnread(path, problem);
        return problem is null;
    }

    private void Write(Collected collected, string root)
    {
        Directory.CreateDirectory(OutputDirectory);
        foreach (var context in collected.Facts.Select(fact => fact.Context).Distinct())
        {
            var manifest = Path.Combine(OutputDirectory, Hash(context) + FileSet.ManifestSuffix);
            var walker = new BuildContextWalker(context) { Sources = root };
            TextFile.WriteIfChanged(manifest, walker.Walk().ToString());
            collected.Files.Add(manifest);
        }

        var properties = Properties.Select(property => property.Split(new[] { '=' }, 2)).Where(pair => pair.Length == 2)
            .Select(pair => (Name: pair[0], Value: pair[1])).Concat(FindProjectFacts(root))
            .Append((Name: "EntryScripts", Value: Join(collected.Scripts)))
            .Append((Name: "ComposeListening", Value: Join(collected.Listening.Distinct())))
            .Append((Name: "ComposeSettings", Value: Join(collected.Settings)))
            .Append((Name: "ComposeMistyped", Value: Join(collected.Mistyped)))
            .Append((Name: "TargetStages", Value: Join(collected.Stages)))
            .Append((Name: "StartScripts", Value: Join(collected.StartScripts.Distinct())))
            .Append((Name: "BrokenScripts", Value: Join(collected.BrokenScripts)))
            .Append((Name: "FilesWithLf", Value: Join(collected.FilesWithLf)))
            .Append((Name: "ComposePorts", Value: Join(collected.Ports)))
            .Append((Name: "BetterBuildContext", Value: Join(collected.Contexts)))
            .Where(property => property.Value.Length > 0).Select(property => new KeyValuePair<string, string>(property.Name, property.Value));
        var factsFile = Path.Combine(OutputDirectory, FileSet.FactsFileName);
        TextFile.WriteIfChanged(factsFile, ProjectFacts.Create(properties, collected.Facts.ToArray()).ToString());
        collected.Files.Add(factsFile);
        Files = collected.Files.Distinct().Select(path => (ITaskItem)new TaskItem(Escape(path))).ToArray();
        WrittenFiles = Files.Where(file => Path.GetDirectoryName(file.ItemSpec) == OutputDirectory.TrimEnd(Path.DirectorySeparatorChar)).ToArray();
    }

    private sealed class Collected
    {
        public List<string> Files { get; } = new();

        public List<DockerfileFacts> Facts { get; } = new();

        public List<string> Ports { get; } = new();

        public List<string> Contexts { get; } = new();

        public List<string> Scripts { get; } = new();

        public List<string> Listening { get; } = new();

        public List<string> Settings { get; } = new();

        public List<string> Mistyped { get; } = new();

        public List<string> Stages { get; } = new();

        public List<string> StartScripts { get; } = new();

        public List<string> BrokenScripts { get; } = new();

        public List<string> FilesWithLf { get; } = new();
    }

    // A Dockerfile in a compose file becomes a file, so that there is a place to report at.
    private ComposeService WriteInline(ComposeService service)
    {
        if (service.InlineText is not { } text || !NamesThisProject(DockerfileText.Create(service.Dockerfile, text)))
            return service;
        Directory.CreateDirectory(OutputDirectory);
        var path = Path.Combine(OutputDirectory, service.Name + FileSet.InlineSuffix);
        TextFile.WriteIfChanged(path, text);
        return service with { Dockerfile = path };
    }

    private ITaskItem? WriteSdkContainer()
    {
        if (string.IsNullOrEmpty(ContainerBaseImage))
            return null;
        Directory.CreateDirectory(OutputDirectory);
        var path = Path.Combine(OutputDirectory, AssemblyName + FileSet.SdkContainerSuffix);
        TextFile.WriteIfChanged(path, SdkContainer.CreateDockerfile(ContainerBaseImage!, ContainerUser, ContainerPorts, ContainerEnvironmentVariables, AssemblyName ?? "", IsSelfContained));
        return new TaskItem(Escape(path));
    }

    // What only the restore, and the files around the project, know.
    private IEnumerable<(string Name, string Value)> FindProjectFacts(string root)
    {
        var project = Normalize(ProjectFile);
        var assets = Tasks.AssetsFile.TryRead(AssetsFile);
        var references = ProjectReferences.Select(reference => Normalize(reference.ItemSpec.Replace('\\', '/'))).Where(path => path != project && File.Exists(path)).Concat(assets?.Projects ?? Enumerable.Empty<string>());
        // Before the first restore, and after one that failed, what the packages and other projects need is not known: neither is the whole list.
        var frameworks = assets is not { IsComplete: true } ? Enumerable.Empty<string>() : FrameworkReferences.Select(framework => framework.ItemSpec).Concat(assets.Frameworks);
        var scanner = new BuildFileScanner(project);
        var buildFiles = scanner.Scan(PackageVersionsFile, BuildFiles, root);
        var pin = GlobalJson.FindAbove(ProjectDirectory);
        yield return ("ProjectFile", project);
        yield return ("ProjectReferences", Join(references.Distinct().OrderBy(path => path, StringComparer.Ordinal)));
        yield return ("PackageBytes", Join(PublishedFiles.MeasurePackages(assets)));
        yield return ("PublishedBytes", Join(MeasureOutputs()));
        yield return ("PackageReferences", Join(assets?.Packages ?? Enumerable.Empty<string>()));
        yield return ("DirectPackageReferences",
            Join(PackageReferences.Select(package => package.ItemSpec).Distinct()
            .OrderBy(id => id, StringComparer.OrdinalIgnoreCase)));
        yield return ("GitRepository", Directory.Exists(Path.Combine(root, ".git"))
            || File.Exists(Path.Combine(root, ".git")) ? root : "");
        yield return ("FrameworkReferences", Join(frameworks.Distinct().OrderBy(name => name, StringComparer.Ordinal)));
        yield return ("BuildFiles", Join(buildFiles.Select(file => $"{file.Kind}?{file.Path}")));
        yield return ("Imports", Join(scanner.Imports.Select(import => $"{import.Kind}?{import.Path}?{import.Owner}")));
        yield return ("NuGetCredentials", Join(scanner.Credentials));
        yield return ("Solutions", Join(SolutionFile.FindAbove(ProjectDirectory, root).Select(solution => string.Join("?", solution.Projects.Prepend(solution.Path)))));
        yield return ("GlobalJson", pin?.Path ?? "");
        yield return ("GlobalJsonVersion", pin?.Version ?? "");
        yield return ("GlobalJsonRollForward", pin?.RollForward ?? "");
        yield return ("Endpoints", Join(ProjectEndpoints.Find(ProjectDirectory, references.Distinct(), Log).Select(Say)));
    }

    // What the list could not hold is not known.
    private static string Say(ProjectEndpoint endpoint) =>
        $"{endpoint.File}?{endpoint.Line}?{endpoint.Key}?{(endpoint.Value.IndexOfAny(new[] { '?', '|' }) >= 0 ? "" : endpoint.Value)}";

    private IEnumerable<string> MeasureOutputs()
    {
        bool Is(string name) => Properties.Contains(name + "=true", StringComparer.OrdinalIgnoreCase);
        var runtime = Properties.FirstOrDefault(property => property.StartsWith("RuntimeIdentifier=", StringComparison.OrdinalIgnoreCase))?.Split('=')[1] ?? "";
        return PublishDirectory.Length == 0 ? Enumerable.Empty<string>()
            : PublishedFiles.MeasureOutputs(Normalize(PublishDirectory), Normalize(BuildDirectory), Configuration, runtime,
                isFrameworkDependent: !Is("SelfContained") && !Is("PublishSelfContained") && !Is("PublishTrimmed") && !Is("PublishAot") && !Is("PublishSingleFile"));
    }

    // A list with a separator in one of its entries would say something else: it is better unknown.
    private static string Join(IEnumerable<string> entries) => entries.ToArray() is var all && all.Any(entry => entry.Contains('|')) ? "" : string.Join("|", all);

    // Sources end where the repository does; without one, at the topmost solution or compose file a few folders up.
    private string FindRepositoryRoot()
    {
        var folder = ProjectDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var last = folder;
        for (var level = 0; level < 8 && folder is not null; level++, folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, ".git")) || File.Exists(Path.Combine(folder, ".git")))
                return folder;
            // What lies in a home folder or at the root of the disk is about other things, too.
            if (!BuildContextWalker.HoldsMoreThanSources(folder)
                && FolderContent.GetFiles(folder).Any(path => Path.GetExtension(path) is ".sln" or ".slnx" || ComposeFile.IsComposeFile(path)))
                last = folder;
        }

        return last;
    }

    private IEnumerable<ITaskItem> FindDockerfiles(Lazy<ComposeService[]> services, string root)
    {
        // A folder is not a value of the property: the check of the settings says so.
        var hasPath = !string.IsNullOrEmpty(DockerfilePath) && !Directory.Exists(Normalize(DockerfilePath!));
        var named = ExplicitFiles.Concat(hasPath ? new[] { (ITaskItem)new TaskItem(Escape(DockerfilePath!)) } : Array.Empty<ITaskItem>())
            .Concat(DockerfileItems).Where(item => RegularFile.Exists(Normalize(item.ItemSpec))).ToArray();
        if (named.Length > 0)
            return named.GroupBy(item => Normalize(item.ItemSpec)).Select(group => group.First());
        var own = FindIn(ProjectDirectory).ToArray();
        if (own.Length == 0 && IsExecutable)
        {
            own = services.Value.Select(service => service.Dockerfile).Concat(FindElsewhere(root)).Distinct()
                .Where(path => RegularFile.Exists(path) && Read(path) is { IsTemplate: false } text && NamesThisProject(text)).ToArray();
        }

        return own.OrderBy(path => path, StringComparer.Ordinal).Select(path => (ITaskItem)new TaskItem(Escape(path)));
    }

    // A folder of exactly that name is what a mount makes where a file was meant.
    private IEnumerable<string> FindIn(string folder) => FolderContent.GetFiles(folder)
        .Concat(FolderContent.GetFolders(folder).Where(path => Path.GetFileName(path).ToLowerInvariant() is "dockerfile" or "containerfile"))
        .Where(FileSet.IsDockerfileName).Where(path => !Read(path).IsTemplate);

    // Folders above the project, and what people call the folders that they keep Dockerfiles in, often one for each service.
    private IEnumerable<string> FindElsewhere(string root)
    {
        var folder = Normalize(".");
        while (folder != root && Path.GetDirectoryName(folder) is { } above && above.StartsWith(root, StringComparison.Ordinal))
        {
            folder = above;
            var places = DockerFolders.FindIn(folder);
            foreach (var place in places.Concat(places.SelectMany(folder => FolderContent.GetFolders(folder))).Prepend(folder))
            {
                foreach (var path in FolderContent.GetFiles(place).Where(FileSet.IsDockerfileName))
                    yield return path;
            }
        }
    }

    private bool NamesThisProject(DockerfileText text) => text.Published.IsEmpty
        ? !string.IsNullOrEmpty(AssemblyName) && text.Started.Contains(AssemblyName!, StringComparer.OrdinalIgnoreCase)
        : text.Published.Contains(ProjectFile, StringComparer.OrdinalIgnoreCase);

    // Where several projects could report a file, the one that it publishes does: each decides alone, and the finding is said once.
    private bool IsOfAnotherProject(string dockerfile, DockerfileText text)
    {
        var isShared = Path.GetDirectoryName(dockerfile) != Normalize(".") || FolderContent.GetFiles(ProjectDirectory, "*.*proj").Length > 1;
        return isShared && !text.Published.IsEmpty && !text.Published.Contains(ProjectFile, StringComparer.OrdinalIgnoreCase);
    }

    private (string Context, bool IsCertain) FindContext(ITaskItem item, string dockerfile, DockerfileText text, ComposeService[] services, string root)
    {
        // One that does not exist is reported as a setting without effect, and is one.
        if (Metadata(item, SettingCatalog.BuildContext) is { } own && Directory.Exists(Normalize(own)))
            return (Normalize(own), true);
        if (Context is { Length: > 0 } context && Directory.Exists(Normalize(context)))
            return (Normalize(context), true);
        if (services.Length > 0 && services.All(service => service.Context == services[0].Context))
            return (services[0].Context, true);
        return DockerfileContext is { Length: > 0 } relative && Normalize(Path.Combine(Path.GetDirectoryName(dockerfile)!, relative)) is var given && Directory.Exists(given)
            ? (given, true) : (ContextRoot.Infer(dockerfile, text, root), false);
    }

    // An ignore file beside a Dockerfile that is built from another folder: nobody reads it.
    private IEnumerable<string> FindDeadIgnoreFiles(string dockerfile, string context)
    {
        var folder = Path.GetDirectoryName(dockerfile)!;
        return folder == context ? Enumerable.Empty<string>()
            : IgnoreFiles.GetCandidatesIn(folder).Select(Normalize).Where(RegularFile.Exists);
    }

    private string Normalize(string path)
    {
        var full = Path.GetFullPath(Path.Combine(ProjectDirectory, path));
        return full.Length > 1 ? full.TrimEnd(Path.DirectorySeparatorChar) : full;
    }

    private static string? Metadata(ITaskItem item, Setting<string?> setting) => setting.Read(item.GetMetadata(setting.Name));

    private static string Escape(string path) => path.Replace("%", "%25").Replace(";", "%3B").Replace("*", "%2A").Replace("?", "%3F").Replace("$", "%24").Replace("@", "%40").Replace("(", "%28").Replace(")", "%29");

    private static string Hash(string text)
    {
        using var hash = SHA256.Create();
        return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(6).Select(value => value.ToString("x2")));
    }
}
