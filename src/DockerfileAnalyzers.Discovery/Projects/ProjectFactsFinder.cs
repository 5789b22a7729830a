using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The facts about a project that come from the restore and the files around it.</summary>
internal static class ProjectFactsFinder
{
    private static readonly string[] s_selfContained =
        { "SelfContained", "PublishSelfContained", "PublishTrimmed", "PublishAot", "PublishSingleFile" };

    public static ProjectFacts Find(ProjectDescription project, string root, DiscoveryLog log)
    {
        var projectFile = project.GetFullPath(project.FileName);
        var assets = AssetsFile.TryRead(project.AssetsFile, projectFile);
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
        // A project that needs no packages does not need their versions.
        var versions = project.PackageReferences.IsEmpty && references.Length == 0 ? null : project.PackageVersionsFile;
        var buildFiles = scanner.Scan(versions, project.BuildFiles, root).ToImmutableArray();
        var properties = project.Properties.Add(new("ProjectFile", projectFile))
            .Add(new("GitRepository", RepositoryRoot.Is(root) ? root : ""))
            .Add(new(ProjectFacts.CopiesFiles, scanner.CopiesFiles ? "true" : "false"))
            .Add(new(ProjectFacts.ChoosesOutput, scanner.ChoosesOutput ? "true" : "false"))
            .Add(new("Sdk", scanner.Sdk))
            .Add(new(ProjectFacts.RuntimeProperties, string.Join(";", scanner.RuntimeProperties)));
        return ProjectFacts.Create(properties.Select(Trim).Where(property => property.Value.Length > 0)) with
        {
            ProjectReferences = references.OrderBy(path => path, StringComparer.Ordinal).ToImmutableArray(),
            Packages = (assets?.Packages ?? Enumerable.Empty<string>()).Select(ToPackage).ToImmutableArray(),
            DirectPackages = project.PackageReferences.Distinct().OrderBy(id => id, StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray(),
            Frameworks = frameworks.Distinct().OrderBy(name => name, StringComparer.Ordinal).ToImmutableArray(),
            BuildFiles = buildFiles,
            Imports = scanner.Imports.ToImmutableArray(),
            PackageFolders = scanner.PackageFolders.ToImmutableArray(),
            NuGetCredentials = scanner.Credentials.ToImmutableArray(),
            Solutions = SolutionFile.FindAbove(project.Folder, root).ToImmutableArray(),
            SdkPin = GlobalJson.FindAbove(project.Folder),
            SdkRuntimes = project.SdkRuntimes,
            SdkEndedVersions = project.SdkEndedVersions,
            PackageBytes = PublishedFiles.MeasurePackages(assets).ToImmutableArray(),
            PublishedBytes = MeasureOutputs(project).ToImmutableArray(),
            SettingsPasswords = SettingsPasswords.Find(project.Folder, log).ToImmutableArray(),
            SettingsValues = SettingsValues.Find(project.Folder, log).ToImmutableArray(),
            Endpoints = ProjectEndpoints.Find(project.Folder, references, log).ToImmutableArray(),
        };
    }

    private static KeyValuePair<string, string> Trim(KeyValuePair<string, string> property) =>
        new(property.Key, property.Value.Trim());

    // project.assets.json says "Id/version".
    private static PackageFact ToPackage(string text) => text.Split('/') is { Length: 2 } parts
        ? new PackageFact(parts[0], parts[1]) : new PackageFact(text, null);

    private static IEnumerable<MeasuredOutput> MeasureOutputs(ProjectDescription project)
    {
        string? Find(string name) => project.Properties
            .FirstOrDefault(property => property.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        bool Is(string name) => "true".Equals(Find(name), StringComparison.OrdinalIgnoreCase);
        return project.PublishFolder.Length == 0 ? Enumerable.Empty<MeasuredOutput>()
            : PublishedFiles.MeasureOutputs(
                project.GetFullPath(project.PublishFolder), project.GetFullPath(project.BuildFolder),
                    project.Configuration,
                Find("RuntimeIdentifier") ?? "", isFrameworkDependent: !s_selfContained.Any(Is));
    }
}
