using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Model.DotNet;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Infers the build context of a Dockerfile if it is not specified: the nearest parent directory that contains what it
/// copies.
/// </summary>
internal static class ContextRoot
{
    private const int MaxLevels = 8;

    /// <summary>
    /// The folder above a Dockerfile that holds all it copies, if the context does not; else <see langword="null"/>.
    /// </summary>
    /// <param name="mayBeOther">
    /// Whether a build may use another context: where what is built is in that one only, the Dockerfile is written for
    /// it.
    /// </param>
    public static string? FindBetter(DockerfileText dockerfile, string context, bool mayBeOther)
    {
        var sources = FindSources(dockerfile);
        var lacksSource = !sources.All(source => Exists(context, source));
        var built = lacksSource || !mayBeOther ? ImmutableArray<BuiltTarget>.Empty : FindBuilt(dockerfile);
        if (!lacksSource && built.All(target => Holds(context, target)))
            return null;
        var folder = Path.GetDirectoryName(dockerfile.Path);
        for (var level = 0; level < MaxLevels && folder is not null; level++, folder = RepositoryRoot.GetParent(folder))
        {
            if (folder != context && HoldsSources(folder) && built.All(target => Holds(folder, target)))
                return folder;
        }

        return null;

        // Where the context has none of them, most of them are enough, with the one that is reported.
        bool HoldsSources(string folder) => sources.All(source => Exists(folder, source))
            || (sources.Length > 1
                && Exists(folder, sources.FirstOrDefault(source => !Glob.HasWildcard(source)) ?? sources[0])
                && sources.Count(source => Exists(folder, source)) * 2 > sources.Length
                && !sources.Any(source => Exists(context, source)));
    }

    // Of a target whose place is not known, nothing is missing.
    private static bool Holds(string context, BuiltTarget target) => target.ContextPaths.IsEmpty
        || target.ContextPaths.Any(path => IsThere(context, path));

    private static bool IsThere(string context, string path) => path.Length == 0
        ? FolderContent.GetFiles(context).Any(IsBuildable) : Exists(context, path);

    /// <param name="root">Where the sources end: no directory above it is inferred as a context.</param>
    public static string Infer(DockerfileText dockerfile, string root)
    {
        var own = Path.GetDirectoryName(dockerfile.Path)!;
        var sources = FindSources(dockerfile);
        // Where all is copied at once, what is built says which folder it was copied from.
        var bound = FindBound(own, root);
        if (sources.Length == 0)
        {
            var built = FindBuilt(dockerfile);
            sources = built.SelectMany(target => target.ContextPaths.Where(path => path.Length > 0).Take(1)).Take(1)
                .ToArray();
            if (sources.Length == 0 && built.Any(target => !target.ContextPaths.IsEmpty))
                return FindBuildable(own, bound) ?? own;
        }

        if (sources.Length == 0)
            return own;
        var best = own;
        var bestScore = 0;
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var score = sources.Count(source => Exists(folder, source));
            if (score > bestScore)
                (best, bestScore) = (folder, score);
            if (score == sources.Length || folder == bound || RepositoryRoot.Is(folder))
                break;
        }

        return best;
    }

    /// <summary>Whether something that the Dockerfile copies or builds by its name is in a directory.</summary>
    public static bool IsConfirmed(DockerfileText dockerfile, string context) => FindSources(dockerfile)
        .Concat(FindBuilt(dockerfile).SelectMany(target => target.ContextPaths))
        .Any(path => IsThere(context, path));

    private static ImmutableArray<BuiltTarget> FindBuilt(DockerfileText dockerfile) =>
        dockerfile.Mentions("dotnet") && dockerfile.Model is { } model
            ? ShippedPrograms.Find(model, null, _ => null).Built : ImmutableArray<BuiltTarget>.Empty;

    // The nearest folder that a build command finds something to build in.
    private static string? FindBuildable(string own, string bound)
    {
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (FolderContent.GetFiles(folder).Any(IsBuildable))
                return folder;
            if (folder == bound || RepositoryRoot.Is(folder))
                return null;
        }

        return null;
    }

    private static bool IsBuildable(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".csproj" or ".fsproj" or ".vbproj" or ".sln" or ".slnx";

    // The folder of the sources that the Dockerfile is in, or that it shares with them; its own where that holds all
    // the disk.
    private static string FindBound(string own, string root)
    {
        var bound = own;
        while (!ContextWalker.IsWithin(root, bound))
            bound = Path.GetDirectoryName(bound)!;
        return bound != own && ContextWalker.HoldsMoreThanSources(bound) ? own : bound;
    }

    private static string[] FindSources(DockerfileText dockerfile) => dockerfile.Sources
        .Where(source => source.IndexOf("://", StringComparison.Ordinal) < 0)
        .Select(source => ContainerPath.FromRoot(source).TrimStart('/'))
        .Where(source => source.Length > 0).Distinct().ToArray();

    private static bool Exists(string folder, string source)
    {
        try
        {
            return Glob.HasWildcard(source) ? Matches(folder, source.Split('/'), 0)
                : FolderContent.HasFile(Path.Combine(folder, source))
                    || FolderContent.HasFolder(Path.Combine(folder, source))
                    || Submodules.Around(folder).IsInAbsent(Path.GetFullPath(Path.Combine(folder, source)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    // In a source, "**" is one folder, as "*" is.
    private static bool Matches(string folder, string[] segments, int index)
    {
        var segment = segments[index];
        var isLast = index == segments.Length - 1;
        if (!Glob.HasWildcard(segment))
            return Path.Combine(folder, segment) is var next
                && (isLast ? FolderContent.HasFile(next) || FolderContent.HasFolder(next)
                    : Matches(next, segments, index + 1));
        var folders = FolderContent.GetFolders(folder).Where(path => Glob.IsMatch(segment, Path.GetFileName(path)));
        return isLast
            ? folders.Concat(FolderContent.GetFiles(folder)).Any(path => Glob.IsMatch(segment, Path.GetFileName(path)))
            : folders.Any(next => Matches(next, segments, index + 1));
    }
}
