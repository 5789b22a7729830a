using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Hosting;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Settings;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Finds the Dockerfiles of a project and writes down what an analysis needs: the contexts they are built from, and the facts of the project.</summary>
public sealed class PrepareDockerfiles : Microsoft.Build.Utilities.Task
{
    private static readonly Regex s_published = new(@"\bdotnet\s+publish\s+[^&|;\n]*?([\w.-]+\.(?:cs|fs|vb)proj)\b", RegexOptions.CultureInvariant);

    private static readonly Regex s_started = new(@"^\s*(?:ENTRYPOINT|CMD)\b.*?([\w.-]+)\.dll\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline);

    private static readonly Regex s_executed = new(@"^\s*(?:ENTRYPOINT|CMD)\s*\[\s*""(?:[\w./-]*/)?([\w.-]+)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline);

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

    public override bool Execute()
    {
        var root = FindRepositoryRoot();
        var services = new Lazy<ComposeService[]>(() => ComposeFile.FindAbove(ProjectDirectory, root).Select(WriteInline).ToArray());
        var found = FindDockerfiles(services, root).ToArray();
        if (found.Length == 0 && WriteSdkContainer() is { } written)
            found = new[] { written };
        if (found.Length == 0)
            return true;
        var files = new List<string>();
        var facts = new List<DockerfileFacts>();
        var ports = new List<string>();
        var contexts = new List<string>();
        var scripts = new List<string>();
        var broken = new List<string>();
        var withLf = new List<string>();
        var listening = new List<string>();
        var settings = new List<string>();
        var mistyped = new List<string>();
        var stages = new List<string>();
        var startScripts = new List<string>();
        foreach (var item in found)
        {
            var dockerfile = Normalize(item.ItemSpec);
            if (TextFile.TryRead(dockerfile, Log) is not { } text || IsOfAnotherProject(dockerfile, text.Text))
                continue;
            var users = services.Value.Where(service => service.Dockerfile == dockerfile).ToArray();
            var (context, isCertain) = FindContext(item, dockerfile, text.Text, users);
            var ignoreFile = IgnoreFiles.GetCandidates(dockerfile, context).Select(Normalize)
                .FirstOrDefault(File.Exists);
            var target = Metadata(item, SettingCatalog.TargetStage) ?? (users.Length > 0 && users.All(user => user.Target == users[0].Target) ? users[0].Target : null);
            var arguments = users.Length == 1 ? users[0].Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => argument.Key + "=" + argument.Value) : Enumerable.Empty<string>();
            facts.Add(new DockerfileFacts(dockerfile, context, isCertain, ignoreFile, target) { Arguments = arguments.ToImmutableArray() });
            ports.AddRange(users.SelectMany(user => user.Ports.Select(port => $"{port}?{user.Name}?{Path.GetFileName(user.File)}?{dockerfile}")));
            listening.AddRange(users.Where(user => user.IsStartUnknown).Select(user => user.Dockerfile));
            settings.AddRange(users.SelectMany(user => user.Settings.Select(setting => $"{setting.Service}?{setting.File}?{setting.Line}?{setting.Name}?{setting.Value}?{dockerfile}")));
            settings.AddRange(users.Where(user => user.IsStartUnknown).Select(user => $"{user.Name}?{Path.GetFileName(user.File)}?1???{dockerfile}"));
            mistyped.AddRange(users.SelectMany(user => user.Mistyped.Select(setting => $"{setting.Service}?{setting.File}?{setting.Line}?{setting.Name}?{dockerfile}")));
            var targets = users.Select(user => user.Target).OfType<string>().Distinct().Select(stage => $"{stage}?{dockerfile}").ToArray();
            stages.AddRange(targets);
            startScripts.AddRange(StartScripts.Judge(facts[facts.Count - 1], text.Text, Join(targets), Log));
            scripts.AddRange(EntryScripts.FindWithoutExec(dockerfile, text.Text, context, Log).Select(script => $"{script.Dockerfile}?{script.Name}?{script.Line}?{script.Command}"));
            broken.AddRange(ContextScripts.FindBroken(dockerfile, text.Text, context, Log).Select(script => $"{script.Dockerfile}?{script.Path}?{script.Problem}"));
            if (GitFiles.HasLfLineEndings(dockerfile))
                withLf.Add(dockerfile);
            if (isCertain && ContextRoot.FindBetter(dockerfile, text.Text, context) is { } better)
                contexts.Add($"{dockerfile}?{better}");
            files.Add(dockerfile);
            if (ignoreFile is not null)
                files.Add(ignoreFile);
            files.AddRange(FindDeadIgnoreFiles(dockerfile, context));
            files.AddRange(ConfigFiles.FindEditorConfigs(dockerfile));
            Log.LogMessage(MessageImportance.Low, $"DockerfileAnalyzers: '{dockerfile}', context '{context}' ({(isCertain ? "given" : "inferred")}), ignore file '{ignoreFile ?? "none"}'");
        }

        if (facts.Count == 0)
            return true;
        Directory.CreateDirectory(OutputDirectory);
        foreach (var context in facts.Select(fact => fact.Context).Distinct())
        {
            var manifest = Path.Combine(OutputDirectory, Hash(context) + FileSet.ManifestSuffix);
            TextFile.WriteIfChanged(manifest, new BuildContextWalker(context).Walk().ToString());
            files.Add(manifest);
        }

        var properties = Properties.Select(property => property.Split(new[] { '=' }, 2)).Where(pair => pair.Length == 2)
            .Select(pair => (Name: pair[0], Value: pair[1])).Concat(FindProjectFacts(root))
            .Append((Name: "BrokenScripts", Value: Join(broken))).Append((Name: "FilesWithLf", Value: Join(withLf)))
            .Append((Name: "EntryScripts", Value: Join(scripts))).Append((Name: "ComposeListening", Value: Join(listening.Distinct())))
            .Append((Name: "ComposeSettings", Value: Join(settings))).Append((Name: "ComposeMistyped", Value: Join(mistyped)))
            .Append((Name: "TargetStages", Value: Join(stages))).Append((Name: "StartScripts", Value: Join(startScripts.Distinct())))
            .Append((Name: "ComposePorts", Value: Join(ports))).Append((Name: "BetterBuildContext", Value: Join(contexts)))
            .Where(property => property.Value.Length > 0).Select(property => new KeyValuePair<string, string>(property.Name, property.Value));
        var factsFile = Path.Combine(OutputDirectory, FileSet.FactsFileName);
        TextFile.WriteIfChanged(factsFile, ProjectFacts.Create(properties, facts.ToArray()).ToString());
        files.Add(factsFile);
        Files = files.Distinct().Select(path => (ITaskItem)new TaskItem(Escape(path))).ToArray();
        return !Log.HasLoggedErrors;
    }

    // A Dockerfile in a compose file becomes a file, so that there is a place to report at.
    private ComposeService WriteInline(ComposeService service)
    {
        if (service.InlineText is not { } text || !NamesThisProject(text))
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

    // Sources end where the repository does; without one, a few folders up.
    private string FindRepositoryRoot()
    {
        var folder = ProjectDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var last = folder;
        for (var level = 0; level < 8 && folder is not null; level++, folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, ".git")) || File.Exists(Path.Combine(folder, ".git")))
                return folder;
            if (FolderContent.GetFiles(folder).Any(path => Path.GetExtension(path) is ".sln" or ".slnx" || ComposeFile.IsComposeFile(path)))
                last = folder;
        }

        return last;
    }

    private IEnumerable<ITaskItem> FindDockerfiles(Lazy<ComposeService[]> services, string root)
    {
        var named = ExplicitFiles.Concat(string.IsNullOrEmpty(DockerfilePath) ? Array.Empty<ITaskItem>() : new[] { (ITaskItem)new TaskItem(Escape(DockerfilePath!)) })
            .Concat(DockerfileItems).Where(item => File.Exists(Normalize(item.ItemSpec))).ToArray();
        if (named.Length > 0)
            return named.GroupBy(item => Normalize(item.ItemSpec)).Select(group => group.First());
        var own = FindIn(ProjectDirectory).ToArray();
        if (own.Length == 0 && IsExecutable)
        {
            own = services.Value.Select(service => service.Dockerfile).Concat(FindElsewhere(root)).Distinct()
                .Where(path => File.Exists(path) && !IsTemplate(path) && TextFile.TryRead(path, Log) is { } text && NamesThisProject(text.Text)).ToArray();
        }

        return own.OrderBy(path => path, StringComparer.Ordinal).Select(path => (ITaskItem)new TaskItem(Escape(path)));
    }

    private IEnumerable<string> FindIn(string folder) => FolderContent.GetFiles(folder).Where(FileSet.IsDockerfileName).Where(path => !IsTemplate(path));

    // Folders above the project, and what people call the folders that they keep Dockerfiles in, often one for each service.
    private IEnumerable<string> FindElsewhere(string root)
    {
        var folder = Normalize(".");
        while (folder != root && Path.GetDirectoryName(folder) is { } above && above.StartsWith(root, StringComparison.Ordinal))
        {
            folder = above;
            var places = DockerFolders.FindIn(folder);
            foreach (var place in places.Concat(places.SelectMany(FolderContent.GetFolders)).Prepend(folder))
            {
                foreach (var path in FolderContent.GetFiles(place).Where(FileSet.IsDockerfileName))
                    yield return path;
            }
        }
    }

    private bool NamesThisProject(string text) =>
        s_published.Matches(text) is { Count: > 0 } published
            ? published.Cast<Match>().Any(match => match.Groups[1].Value.Equals(ProjectFile, StringComparison.OrdinalIgnoreCase))
            : !string.IsNullOrEmpty(AssemblyName) && s_started.Matches(text).Cast<Match>().Concat(s_executed.Matches(text).Cast<Match>())
                .Any(match => match.Groups[1].Value.Equals(AssemblyName, StringComparison.OrdinalIgnoreCase));

    // Dockerfile.template and the like, by their placeholders: what a generator makes of them is not known.
    private bool IsTemplate(string path) => TextFile.TryRead(path, Log)?.Text is { } text
        && (text.StartsWith("{{", StringComparison.Ordinal) || text.Contains("\n{{") || text.Contains("<%") || text.Contains("{%"));

    // Where several projects could report a file, the one that it publishes does: each decides alone, and the finding is said once.
    private bool IsOfAnotherProject(string dockerfile, string text)
    {
        var isShared = Path.GetDirectoryName(dockerfile) != Normalize(".") || FolderContent.GetFiles(ProjectDirectory, "*.*proj").Length > 1;
        return isShared && s_published.Matches(text) is { Count: > 0 } matches
            && !matches.Cast<Match>().Any(match => match.Groups[1].Value.Equals(ProjectFile, StringComparison.OrdinalIgnoreCase));
    }

    private (string Context, bool IsCertain) FindContext(ITaskItem item, string dockerfile, string text, ComposeService[] services)
    {
        // One that does not exist is reported as a setting without effect, and is one.
        if (Metadata(item, SettingCatalog.BuildContext) is { } own && Directory.Exists(Normalize(own)))
            return (Normalize(own), true);
        if (Context is { Length: > 0 } context && Directory.Exists(Normalize(context)))
            return (Normalize(context), true);
        if (services.Length > 0 && services.All(service => service.Context == services[0].Context))
            return (services[0].Context, true);
        return DockerfileContext is { Length: > 0 } relative && Normalize(Path.Combine(Path.GetDirectoryName(dockerfile)!, relative)) is var given && Directory.Exists(given)
            ? (given, true) : (ContextRoot.Infer(dockerfile, text), false);
    }

    // An ignore file beside a Dockerfile that is built from another folder: nobody reads it.
    private IEnumerable<string> FindDeadIgnoreFiles(string dockerfile, string context)
    {
        var folder = Path.GetDirectoryName(dockerfile)!;
        return folder == context ? Enumerable.Empty<string>()
            : IgnoreFiles.GetCandidatesIn(folder).Select(Normalize).Where(File.Exists);
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
