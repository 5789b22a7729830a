namespace DockerfileAnalyzers.Model.Context;

/// <summary>Where COPY, ADD or a mount puts what it takes.</summary>
/// <param name="Path">Absolute and normalized.</param>
/// <param name="IsFolder">
/// Whether that is a folder for certain. Where it is not, a file gets just this path, unless a folder is there.
/// </param>
internal sealed record CopyTarget(string Path, bool IsFolder)
{
    /// <summary>Whether a destination is a folder by its name: <c>/app/</c>, <c>.</c>, <c>..</c>.</summary>
    public static bool IsFolderName(string destination) =>
        destination.Substring(destination.LastIndexOfAny(new[] { '/', '\\' }) + 1) is "" or "." or "..";

    /// <returns><see langword="null"/> where the destination is not known.</returns>
    public static CopyTarget? Find(DockerfileModel model, CopyingInstructionSyntax copying)
    {
        var directory = model.GetState(copying).WorkingDirectory;
        return model.Expand(copying, copying.Destination) is { Length: > 0 } written
            && ContainerPath.Combine(directory, written) is { } path
            ? new CopyTarget(path, IsFolderName(written) || path == directory
                || copying.Sources.Length + copying.Heredocs.Length > 1
                || (SystemDirectory.IsInEveryImage(path) && model.GetStage(copying)?.BaseImage?.IsScratch != true))
            : null;
    }

    /// <summary>Where a file or folder gets; <see langword="null"/> where it is not taken.</summary>
    /// <param name="path">Relative to the context, or to the root of the stage that it is taken from.</param>
    public string? GetPath(CopyFilter filter, string path) => filter.GetTarget(path) switch
    {
        null => null,
        "" => GetFilePath(path),
        var below => Join(below),
    };

    /// <summary>Where a source gets that is one file.</summary>
    public string GetFilePath(string source) => IsFolder ? Join(ContainerPath.GetName(source)) : Path;

    /// <summary>Every place where a file may be: of a path that may be a file or a folder, both.</summary>
    public IEnumerable<string> GetPaths(CopyFilter filter, string path)
    {
        if (GetPath(filter, path) is not { } target)
            yield break;
        yield return target;
        if (!IsFolder && target == Path && filter.NamesItself(path))
            yield return Join(ContainerPath.GetName(path));
    }

    /// <summary>
    /// The reverse direction: the sources that a filter may copy to a path, most likely first. The caller checks
    /// whether they exist.
    /// </summary>
    /// <param name="path">Absolute and normalized; a name alone matches any file with that name.</param>
    /// <returns>Relative to the context or to the root of a stage; the root itself is the empty path.</returns>
    public IEnumerable<string> FindSources(CopyFilter filter, string path, bool isFolder)
    {
        if (path.IndexOf('/') >= 0)
            return ContainerPath.IsWithin(path, Path) ? FindSourcesBelow(filter, path, isFolder) : [];
        // Found on PATH, in any directory.
        var source = filter.Source == "." ? "" : filter.Source;
        return ContainerPath.IsNamed(Path, path) || ContainerPath.IsNamed(source, path) ? [source] : [];
    }

    private IEnumerable<string> FindSourcesBelow(CopyFilter filter, string path, bool isFolder)
    {
        var rest = path.Length == Path.Length ? "" : path.Substring(Path == "/" ? 1 : Path.Length + 1);
        // A folder is where a file in it is.
        return filter.GetCandidates(rest).Distinct(StringComparer.Ordinal).Where(candidate => isFolder
            ? GetPath(filter, Append(candidate, "_")) == ContainerPath.Join(path, "_")
            : GetPaths(filter, candidate).Contains(path));
    }

    private static string Append(string folder, string name) => folder.Length == 0 ? name : folder + "/" + name;

    /// <summary>Where that gets which is put below the destination.</summary>
    public string Join(string path) => Path == "/" ? "/" + path : Path + "/" + path;
}
