namespace DockerfileAnalyzers.Discovery;

/// <summary>The result of a restore: <c>project.assets.json</c>.</summary>
internal sealed class AssetsFile
{
    /// <summary>Every project that is referenced, directly or not: full paths.</summary>
    public SortedSet<string> Projects { get; } = new(StringComparer.Ordinal);

    /// <summary><c>Id/version</c>.</summary>
    public SortedSet<string> Packages { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Shared frameworks of the project and of all that it references.</summary>
    public SortedSet<string> Frameworks { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the restore went well: after one that did not, what it lists is there, and more may be missing.
    /// </summary>
    public bool IsComplete { get; private set; } = true;

    private IReadOnlyList<string> _packageFolders = Array.Empty<string>();

    /// <summary>
    /// The files that packages put next to the program: the path in the package folder, and the runtime it is for;
    /// <see langword="null" /> for any.
    /// </summary>
    public List<(string Path, string? Runtime)> Files { get; } = new();

    /// <param name="projectFile">
    /// The full path of the project; the file may have been written on another computer.
    /// </param>
    /// <returns><see langword="null"/> before the first restore, or if the file is that of another project.</returns>
    public static AssetsFile? TryRead(string? path, string projectFile)
    {
        if (string.IsNullOrEmpty(path) || !File.Exists(path))
            return null;
        var assets = new AssetsFile();
        string? library = null;
        string? framework = null;
        var isOfProject = true;
        var packages = new List<string>();
        try
        {
            foreach (var (names, value) in JsonFile.Read(path!, "packagesToPrune", "files", "compile", "contentFiles",
                "build", "buildMultiTargeting", "warningProperties", "imports"))
            {
                switch (names.Count)
                {
                    case 3 when names[0] == "project" && names[1] == "restore" && names[2] == "projectPath"
                        && value is not null:
                        isOfProject = Path.GetFileName(value.Replace('\\', '/')).Equals(
                            Path.GetFileName(projectFile), StringComparison.OrdinalIgnoreCase);
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
                    // The target without a runtime identifier, of the first framework.
                    case 5 when names[0] == "targets" && names[3] is "runtime" or "native" or "resource"
                        && names[1] == (framework ??= names[1]) && value is null:
                        assets.Files.Add((names[2] + "/" + names[4], null));
                        break;
                    case 6 when names[0] == "targets" && names[3] == "runtimeTargets" && names[5] == "rid"
                        && names[1] == (framework ??= names[1]):
                        assets.Files.Add((names[2] + "/" + names[4], value));
                        break;
                    case 2 when names[0] == "packageFolders":
                        packages.Add(names[1]);
                        break;
                    // For the project itself an object, for its references an array.
                    case 5 when names[0] == "project" && names[1] == "frameworks" && names[3] == "frameworkReferences"
                        && value is null:
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

        if (!isOfProject)
            return null;
        var folder = Path.GetDirectoryName(projectFile)!;
        var relative = assets.Projects.ToArray();
        assets.Projects.Clear();
        assets.Projects.UnionWith(relative.Select(project => Path.GetFullPath(Path.Combine(folder, project))));
        assets._packageFolders = packages;
        return assets;
    }

    /// <summary>
    /// The bytes of what packages put next to a program; <see langword="null" /> where one of the files is not there to
    /// be measured.
    /// </summary>
    /// <param name="isForRuntime">
    /// Whether files for a runtime identifier count; all do where a program is published for none.
    /// </param>
    public long? MeasureFiles(Func<string, bool> isForRuntime)
    {
        if (!IsComplete)
            return null;
        long bytes = 0;
        foreach (var (path, runtime) in Files)
        {
            if (path.EndsWith("/_._", StringComparison.Ordinal) || (runtime is not null && !isForRuntime(runtime)))
                continue;
            // The folder of a package is its name and version in lower case; what is in it keeps its case.
            var slash = path.IndexOf('/', path.IndexOf('/') + 1);
            var relative = path.Substring(0, slash).ToLowerInvariant() + path.Substring(slash);
            if (_packageFolders.Select(folder => new FileInfo(Path.Combine(folder, relative)))
                .FirstOrDefault(file => file.Exists) is not { } file)
            {
                // The file of a referenced project is its own output: small compared to packages, and not built yet.
                if (Packages.Contains(path.Substring(0, slash)))
                    return null;
                continue;
            }

            bytes += file.Length;
        }

        return bytes;
    }
}
