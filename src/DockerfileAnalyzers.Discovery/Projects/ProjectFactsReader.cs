using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Reads the facts that a build has written: they tell a host without MSBuild what the evaluation knew.
/// </summary>
public static class ProjectFactsReader
{
    private const int MaxDepth = 3;

    /// <param name="files">The input files of an analysis.</param>
    /// <returns><see langword="null"/> where the facts are not among them.</returns>
    public static ProjectFacts? Find(IEnumerable<string> files) =>
        files.FirstOrDefault(path => path.EndsWith(FileSet.FactsFileName, StringComparison.Ordinal)) is { } path
        ? TryRead(path) : null;

    /// <returns>The facts of the last build of a project; <see langword="null"/> where there was none.</returns>
    /// <param name="folder">The project's folder for intermediate files: <c>obj</c>.</param>
    public static ProjectFacts? FindNewest(string folder) => FindFiles(folder, MaxDepth)
        .OrderByDescending(File.GetLastWriteTimeUtc).Select(TryRead).FirstOrDefault(facts => facts is not null);

    /// <returns><see langword="null"/> where the file cannot be read.</returns>
    public static ProjectFacts? TryRead(string path) => RegularFile.TryReadText(path) is { } text
        ? ProjectFacts.Parse(text) : null;

    // "obj/Debug/net10.0".
    private static IEnumerable<string> FindFiles(string folder, int depth) =>
        FolderContent.GetFiles(folder).Where(path => Path.GetFileName(path) == FileSet.FactsFileName)
        .Concat(depth == 0 ? Enumerable.Empty<string>() : FolderContent.GetFolders(folder)
        .SelectMany(inner => FindFiles(inner, depth - 1)));
}
