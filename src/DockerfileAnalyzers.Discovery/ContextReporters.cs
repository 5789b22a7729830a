using System.Xml;
using System.Xml.Linq;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The other project of a solution build that reports problems of a build context: the first one, by path, for which
/// that is certain. Each project decides alone, whatever is built before it.
/// </summary>
internal sealed class ContextReporters(ProjectDescription project, string root)
{
    // Conditions that may disable the analysis or choose other files are not evaluated: such projects do not count.
    private static readonly string[] s_uncertain =
    {
        "DFA", "RunAnalyzers", "<Dockerfile ", "<Import ", SettingCatalog.Analysis.Name + ">",
        SettingCatalog.FileItem.Name, SettingCatalog.Mode.Name, SettingCatalog.DockerfilePath.Name,
        SettingCatalog.DockerfileFile.Name,
    };

    private static readonly string[] s_buildFiles = { "Directory.Build.props", "Directory.Build.targets" };

    private readonly string _projectFile = project.GetFullPath(project.FileName);

    // A build with a filter describes the whole solution, and does not show that there is a filter.
    private readonly Lazy<string[]> _filters = new(() => EnumerateAbove(project.Folder, root)
        .Concat(FolderContent.GetFolders(root)).Distinct().SelectMany(FolderContent.GetFiles)
        .Where(path => path.EndsWith(".slnf", StringComparison.OrdinalIgnoreCase))
        .Select(RegularFile.TryReadText).OfType<string>().ToArray());

    /// <summary>The facts, with the Dockerfiles of other projects that report for those of this one.</summary>
    public ProjectFacts AddTo(ProjectFacts facts)
    {
        if (project.SolutionConfiguration is not { Length: > 0 } configuration
            || facts.Dockerfiles.All(file => file.IgnoreFile is not null))
            return facts;
        var others = new Lazy<DockerfileFacts[]>(() => ReadProjects(configuration)
            .Where(path => string.CompareOrdinal(path, _projectFile) < 0 && File.Exists(path) && !MayBeLeftOut(path))
            .Select(Describe).OfType<ProjectDescription>().SelectMany(FindReporting).ToArray());
        return facts with
        {
            Dockerfiles = facts.Dockerfiles.Select(file => file.IgnoreFile is not null ? file : file with
            {
                ContextReporter = others.Value.FirstOrDefault(other => other.Context == file.Context)?.Path,
            }).ToImmutableArray(),
        };
    }

    // Those that are built, as MSBuild describes them to each project.
    private static IEnumerable<string> ReadProjects(string configuration)
    {
        try
        {
            return XDocument.Parse(configuration).Descendants("ProjectConfiguration")
                .Where(project => project.Attribute("BuildProjectInSolution")?.Value
                    .Equals("false", StringComparison.OrdinalIgnoreCase) != true)
                .Select(project => project.Attribute("AbsolutePath")?.Value).OfType<string>()
                .OrderBy(path => path, StringComparer.Ordinal).ToArray();
        }
        catch (XmlException)
        {
            return Array.Empty<string>();
        }
    }

    private bool MayBeLeftOut(string path) => _filters.Value.Any(filter =>
        filter.Contains(Path.GetFileName(_projectFile)) && !filter.Contains(Path.GetFileName(path)));

    /// <returns><see langword="null"/> where it is not certain what the package does in the project.</returns>
    private ProjectDescription? Describe(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (RegularFile.TryReadText(path) is not { } text || s_uncertain.Any(text.Contains)
            || s_buildFiles.Any(name => FindAbove(folder, name) != FindAbove(project.Folder, name))
            || !UsesPackage(path))
            return null;
        var own = RegularFile.TryReadText(_projectFile) ?? "";
        var context = Read(text, own, SettingCatalog.Context.Name, project.Context, folder);
        var relative = Read(text, own, SettingCatalog.DockerfileContext.Name, project.DockerfileContext, folder);
        return context is null || relative is null ? null
            : new ProjectDescription(folder, Path.GetFileName(path))
            {
                IsExecutable = text.Contains("Sdk.Web") || text.Contains("Sdk.Worker") || text.Contains(">Exe<"),
                Context = context,
                DockerfileContext = relative,
            };
    }

    /// <summary>
    /// A property of another project: what the project sets, else what this one has from a file that both import.
    /// </summary>
    /// <returns><see langword="null"/> where that is not certain.</returns>
    private static string? Read(string text, string own, string property, string? value, string folder)
    {
        if (!text.Contains(property + ">"))
            return own.Contains(property + ">") ? "" : value ?? "";
        var start = text.IndexOf($"<{property}>", StringComparison.Ordinal) + property.Length + 2;
        var end = text.IndexOf($"</{property}>", StringComparison.Ordinal);
        if (start <= property.Length + 1 || end < start
            || text.IndexOf($"<{property}", end, StringComparison.Ordinal) >= 0)
            return null;
        var set = text.Substring(start, end - start).Trim()
            .Replace("$(MSBuildThisFileDirectory)", folder + "/").Replace("$(MSBuildProjectDirectory)", folder)
            .Replace('\\', '/');
        return set.Contains("$(") ? null : set;
    }

    private static string? FindAbove(string folder, string name) =>
        EnumerateAbove(folder, null).FirstOrDefault(above => FolderContent.HasFile(Path.Combine(above, name)));

    private static IEnumerable<string> EnumerateAbove(string start, string? end)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
            if (folder == end)
                yield break;
        }
    }

    // By its restore, which is where this project's is.
    private bool UsesPackage(string path)
    {
        if (project.AssetsFile is not { Length: > 0 } own)
            return false;
        own = project.GetFullPath(own);
        var inside = project.GetFullPath(".") + Path.DirectorySeparatorChar;
        var assets = own.StartsWith(inside, StringComparison.Ordinal)
            ? Path.Combine(Path.GetDirectoryName(path)!, own.Substring(inside.Length))
            : Path.Combine(Path.GetDirectoryName(own)!, "..", Path.GetFileNameWithoutExtension(path),
                Path.GetFileName(own));
        return RegularFile.TryReadText(assets)?.Contains("\"DockerfileAnalyzers/") == true;
    }

    private IEnumerable<DockerfileFacts> FindReporting(ProjectDescription other)
    {
        var services = new Lazy<ComposeService[]>(() =>
            ComposeFile.FindAbove(other.Folder, root, (_, _) => { }).ToArray());
        var finder = new DockerfileFinder(other, root, services, DiscoveryLog.None);
        foreach (var (file, text, users, _) in finder.Find())
        {
            var context = finder.FindContext(file, text, users).Context;
            var facts = new DockerfileFacts(file.Path, context, true, null, file.TargetStage);
            if (!IgnoreFiles.GetCandidates(file.Path, context).Any(RegularFile.Exists) && IsReported(other, facts))
                yield return facts;
        }
    }

    private static bool IsReported(ProjectDescription other, DockerfileFacts facts)
    {
        if (RegularFile.TryReadText(facts.Path) is not { } text)
            return false;
        var settings = HostSettings.Default with { ProjectFile = other.GetFullPath(other.FileName) };
        var input = AnalysisInput.Create(new SourceFile(facts.Path, text)) with
        {
            Manifest = ContextManifest.Create(facts.Context, ImmutableArray<ContextEntry>.Empty),
            Project = ProjectFacts.Unknown with { Dockerfiles = ImmutableArray.Create(facts) },
            Config = settings.ReadConfigs(new[] { facts.Path }).GetConfig(facts.Path),
        };
        return RuleEngine.Analyze(input).Any(finding =>
            finding is { Rule.IsAboutContext: true, IsSuppressed: false, Severity: > Severity.Info });
    }
}
