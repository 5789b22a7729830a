using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Tool.Projects;

/// <summary>The projects that Dockerfiles belong to, by what their last builds wrote.</summary>
/// <param name="evaluate">
/// Finds the facts that no build has written; <see langword="null"/> where it is not asked.
/// </param>
internal sealed class ProjectFiles(Func<string, ProjectFacts?>? evaluate = null)
{
    private const int MaxDepthBelow = 2;

    private static readonly RunMemory<string, string[]> s_inFolder = new(folder =>
        [.. FolderContent.GetFiles(folder).Where(Is)]);

    private readonly Dictionary<string, ProjectFacts?> _facts = new(StringComparer.Ordinal);

    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>The projects that were asked for facts and have none: full paths.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <summary>Whether a file is a project of MSBuild.</summary>
    public static bool Is(string path) => Path.GetExtension(path) is ".csproj" or ".fsproj" or ".vbproj";

    /// <summary>The facts of the project whose last build found the Dockerfile.</summary>
    /// <param name="dockerfile">Full path.</param>
    /// <param name="projects">Full paths of the projects that it may belong to.</param>
    /// <returns><see langword="null"/> where no build has found it.</returns>
    public ProjectFacts? FindFacts(string dockerfile, IEnumerable<string> projects) => projects.Select(Read)
        .FirstOrDefault(facts => facts?.Find(dockerfile) is not null);

    /// <summary>The projects around a Dockerfile: in its folder, above it, or a little below.</summary>
    public static IEnumerable<string> FindAround(string dockerfile)
    {
        var folder = Path.GetDirectoryName(dockerfile)!;
        var root = RepositoryRoot.Find(folder);
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            foreach (var project in s_inFolder[current])
                yield return project;
            if (current == root)
                break;
        }

        foreach (var project in FindBelow(folder, MaxDepthBelow))
            yield return project;
    }

    private static IEnumerable<string> FindBelow(string folder, int depth) => depth == 0 ? []
        : FolderContent.GetFolders(folder).Where(path => !ContextWalker.IsFilledByTools(path)).SelectMany(path =>
            s_inFolder[path].Concat(FindBelow(path, depth - 1)));

    private ProjectFacts? Read(string project)
    {
        if (!_facts.TryGetValue(project, out var facts))
        {
            facts = ProjectFactsReader.FindNewest(Path.Combine(Path.GetDirectoryName(project)!, "obj"));
            if (facts?.ProjectFile != project)
                facts = null;
            _facts[project] = facts ??= evaluate?.Invoke(project);
            if (facts is null)
                _unknown.Add(project);
        }

        return facts;
    }
}
