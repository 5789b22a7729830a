using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>What only the restore, and the files around a project, know of it.</summary>
internal sealed class ProjectFactsFinder(ProjectDescription project, string root, DiscoveryLog log)
{
    private static readonly string[] s_selfContained =
        { "SelfContained", "PublishSelfContained", "PublishTrimmed", "PublishAot", "PublishSingleFile" };

    public IEnumerable<(string Name, string Value)> Find()
    {
        var projectFile = project.GetFullPath(project.FileName);
        var assets = AssetsFile.TryRead(project.AssetsFile);
        var references = project.ProjectReferences
            .Select(reference => project.GetFullPath(reference.Replace('\\', '/')))
            .Where(path => path != projectFile && File.Exists(path))
            .Concat(assets?.Projects ?? Enumerable.Empty<string>())
            .Distinct().ToArray();
        // Before the first restore, and after one that failed, what the packages and other projects need is not known:
        // neither is the whole list.
        var frameworks = assets is not { IsComplete: true } ? Enumerable.Empty<string>()
            : project.FrameworkReferences.Concat(assets.Frameworks);
        var scanner = new BuildFileScanner(projectFile);
        var buildFiles = scanner.Scan(project.PackageVersionsFile, project.BuildFiles, root);
        var pin = GlobalJson.FindAbove(project.Folder);
        yield return ("ProjectFile", projectFile);
        yield return ("ProjectReferences", Join(references.OrderBy(path => path, StringComparer.Ordinal)));
        yield return ("PackageBytes", Join(PublishedFiles.MeasurePackages(assets)));
        yield return ("PublishedBytes", Join(MeasureOutputs()));
        yield return ("PackageReferences", Join(assets?.Packages ?? Enumerable.Empty<string>()));
        yield return ("DirectPackageReferences",
            Join(project.PackageReferences.Distinct().OrderBy(id => id, StringComparer.OrdinalIgnoreCase)));
        yield return ("GitRepository", RepositoryRoot.Is(root) ? root : "");
        yield return ("FrameworkReferences", Join(frameworks.Distinct().OrderBy(name => name, StringComparer.Ordinal)));
        yield return ("BuildFiles", Join(buildFiles.Select(file => $"{file.Kind}?{file.Path}")));
        yield return ("Imports", Join(scanner.Imports.Select(import => $"{import.Kind}?{import.Path}?{import.Owner}")));
        yield return ("NuGetCredentials", Join(scanner.Credentials));
        yield return ("Solutions", Join(SolutionFile.FindAbove(project.Folder, root)
            .Select(solution => string.Join("?", solution.Projects.Prepend(solution.Path)))));
        yield return ("GlobalJson", pin?.Path ?? "");
        yield return ("GlobalJsonVersion", pin?.Version ?? "");
        yield return ("GlobalJsonRollForward", pin?.RollForward ?? "");
        yield return ("Endpoints", Join(ProjectEndpoints.Find(project.Folder, references, log).Select(Say)));
    }

    // What the list could not hold is not known.
    private static string Say(ProjectEndpoint endpoint) => $"{endpoint.File}?{endpoint.Line}?{endpoint.Key}"
        + $"?{(endpoint.Value.IndexOfAny(new[] { '?', '|' }) >= 0 ? "" : endpoint.Value)}";

    private IEnumerable<string> MeasureOutputs()
    {
        string? Find(string name) => project.Properties
            .FirstOrDefault(property => property.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        bool Is(string name) => "true".Equals(Find(name), StringComparison.OrdinalIgnoreCase);
        return project.PublishFolder.Length == 0 ? Enumerable.Empty<string>()
            : PublishedFiles.MeasureOutputs(
                project.GetFullPath(project.PublishFolder),
                project.GetFullPath(project.BuildFolder),
                project.Configuration,
                Find("RuntimeIdentifier") ?? "", isFrameworkDependent: !s_selfContained.Any(Is));
    }

    // A list with a separator in one of its entries would say something else: it is better unknown.
    internal static string Join(IEnumerable<string> entries) =>
        entries.ToArray() is var all && all.Any(entry => entry.Contains('|')) ? "" : string.Join("|", all);
}
