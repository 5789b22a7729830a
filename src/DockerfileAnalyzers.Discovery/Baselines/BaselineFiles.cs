using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The locations of baselines.</summary>
internal static class BaselineFiles
{
    private static readonly RunMemory<string, string?> s_nearest = new(FindFrom);
    private static readonly RunMemory<string, (TextFile? File, string? Problem)> s_texts = new(path =>
        (TextFile.TryRead(path, out var problem), problem));

    /// <summary>
    /// The baseline that counts for a file: the one that the configuration names, else the nearest, up to the root of
    /// the repository. <see langword="null"/> where it does not exist.
    /// </summary>
    /// <param name="path">Full path.</param>
    public static string? Find(string path, ConfigurationSet configuration)
    {
        if (configuration.GetFile(path)?.Baseline is { } named)
            return RegularFile.Exists(named) ? named : null;
        return FindNearest(path);
    }

    /// <summary>Where the findings of a file are recorded, whether there are known ones or not.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="folder">That of the project, or the current one: a new baseline is for its repository.</param>
    public static string Choose(string path, string folder, ConfigurationSet configuration)
    {
        if (configuration.GetFile(path)?.Baseline is { } named)
            return named;
        var root = RepositoryRoot.Find(folder);
        if (!path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal))
            root = RepositoryRoot.Find(Path.GetDirectoryName(path)!);
        return FindNearest(path) ?? Path.Combine(root, Baseline.FileName);
    }

    /// <summary>The problems in the baselines of some files, and the baselines that are missing.</summary>
    /// <param name="paths">Full paths of Dockerfiles and ignore files.</param>
    public static IEnumerable<SettingProblem> FindProblems(IEnumerable<string> paths, ConfigurationSet configuration)
    {
        var all = paths.ToArray();
        foreach (var file in all.Select(configuration.GetFile).OfType<ConfigurationFile>().Distinct())
        {
            if (file.Baseline is { } named && !RegularFile.Exists(named))
                yield return new SettingProblem(
                    $"The baseline '{Path.GetFileName(named)}' does not exist, so all findings are reported; "
                        + "run 'dockerfile-analyzers baseline write' to create it",
                    file.Path, file.BaselinePlace.Line, file.BaselinePlace.Column);
        }

        foreach (var path in all.Select(path => Find(path, configuration)).OfType<string>().Distinct())
        {
            // One that cannot be read is reported where it is looked for.
            if (RegularFile.TryReadText(path) is not { } text)
                continue;
            foreach (var problem in Baseline.Parse(path, text).Problems)
                yield return new SettingProblem(problem.Message, path, problem.Line, 1);
        }
    }

    /// <summary>The text of a baseline: it counts for many folders, and is read once for all of them.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="problem">Why there is none; completes "it was not read because …".</param>
    public static TextFile? TryRead(string path, out string? problem)
    {
        (var text, problem) = s_texts[path];
        return text;
    }

    private static string? FindNearest(string path) => s_nearest[Path.GetDirectoryName(path)!];

    private static string? FindFrom(string folder)
    {
        var candidate = Path.Combine(folder, Baseline.FileName);
        if (RegularFile.Exists(candidate))
            return candidate;
        return RepositoryRoot.GetParent(folder) is { } parent ? s_nearest[parent] : null;
    }
}
