namespace DockerfileAnalyzers.Tasks;

/// <summary>What a restore found: <c>project.assets.json</c>.</summary>
internal sealed class AssetsFile
{
    /// <summary>Every project that is referenced, directly or not: full paths.</summary>
    public SortedSet<string> Projects { get; } = new(StringComparer.Ordinal);

    /// <summary><c>Id/version</c>.</summary>
    public SortedSet<string> Packages { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Shared frameworks of the project and of all that it references.</summary>
    public SortedSet<string> Frameworks { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the restore went well: after one that did not, what it lists is there, and more may be missing.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <returns><see langword="null"/> before the first restore.</returns>
    public static AssetsFile? TryRead(string? path)
    {
        if (string.IsNullOrEmpty(path) || !File.Exists(path))
            return null;
        var assets = new AssetsFile();
        var folder = "";
        string? library = null;
        try
        {
            foreach (var (names, value) in JsonFile.Read(path!, "packagesToPrune", "files", "compile", "runtime", "runtimeTargets", "resource", "contentFiles", "build", "buildMultiTargeting", "warningProperties", "imports"))
            {
                switch (names.Count)
                {
                    case 3 when names[0] == "project" && names[1] == "restore" && names[2] == "projectPath" && value is not null:
                        folder = Path.GetDirectoryName(value)!;
                        break;
                    case 2 when names[0] == "libraries" && value is null:
                        library = names[1];
                        break;
                    case 3 when names[0] == "logs" && names[2] == "level" && value == "Error":
                        assets.IsComplete = false;
                        break;
                    case 3 when names[0] == "libraries" && names[2] == "type":
                        if (value == "package")
                            assets.Packages.Add(library!);
                        break;
                    case 3 when names[0] == "libraries" && names[2] == "msbuildProject" && value is not null:
                        assets.Projects.Add(value.Replace('\\', '/'));
                        break;
                    // Of the project itself an object, of what it references an array.
                    case 5 when names[0] == "project" && names[1] == "frameworks" && names[3] == "frameworkReferences" && value is null:
                        assets.Frameworks.Add(names[4]);
                        break;
                    case 5 when names[0] == "targets" && names[3] == "frameworkReferences" && value is not null:
                        assets.Frameworks.Add(value);
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        var relative = assets.Projects.ToArray();
        assets.Projects.Clear();
        assets.Projects.UnionWith(relative.Select(project => Path.GetFullPath(Path.Combine(folder, project))));
        return assets;
    }
}
