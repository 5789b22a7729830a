using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>The paths that may be meant by one that is not in the build context.</summary>
internal static class ContextNames
{
    /// <summary>
    /// Whether the context is known not to have a path, and no other folder above has all that is copied.
    /// </summary>
    public static bool IsMissing(DockerfileModel model, string path) =>
        BuildContext.Of(model) is { Manifest.IsTruncated: false, Facts: not { BetterContext: not null } } context
        && context.Exists(path) == false;

    /// <summary>
    /// Whether it is a file that people write, and that no build makes before: a project, a lock file.
    /// </summary>
    public static bool IsSource(string path) => FileTypes.Is(path, FileTrait.Project) && !MayBeBuilt(path);

    /// <summary>
    /// The path of the context that is meant: in another case, else one that is misspelled, else the only file of the
    /// same name. <see langword="null"/> where there is none.
    /// </summary>
    public static string? FindMeant(DockerfileModel model, string path)
    {
        var paths = BuildContext.Of(model).Manifest!.Paths;
        if (paths.FirstOrDefault(other => other.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } same)
            return same;
        if (MayBeBuilt(path) || !FileTypes.Is(path, FileTrait.Project, FileTrait.Text)
            || !BuildContext.IsTrusted(model))
            return null;
        var folder = path.Substring(0, path.LastIndexOf('/') + 1);
        var name = ContainerPath.GetName(path);
        var alike = paths.Where(other => other.StartsWith(folder, StringComparison.Ordinal)
            && other.IndexOf('/', folder.Length) < 0 && Path.GetExtension(other) == Path.GetExtension(path)
            && NameDistance.IsMisspelling(other.Substring(folder.Length), name)).Take(2).ToArray();
        if (alike.Length == 1)
            return alike[0];
        var named = paths.Where(other => ContainerPath.GetName(other) == name).Take(2).ToArray();
        return FileTypes.Is(path, FileTrait.Project) && named.Length == 1 && name.Contains('.') ? named[0] : null;
    }

    private static bool MayBeBuilt(string path) => path.Split('/').Any(segment =>
        FileTypes.IsNamed(segment, FileTrait.Output) || FileTypes.IsNamed(segment, FileTrait.PublishOutput)
        || FileTypes.IsNamed(segment, FileTrait.BuildOutput));
}
