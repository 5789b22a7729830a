namespace DockerfileAnalyzers.Model.Context;

/// <summary>
/// Which files of the build context may lie at a path of an image: the way back through its COPY instructions.
/// </summary>
internal static class ContextOrigin
{
    private const int MaxStages = 6;

    /// <param name="path">Absolute and normalized; a name alone stands for any file of that name.</param>
    /// <returns>Paths of the context, the likeliest first. Whether they exist is for the caller to find out.</returns>
    public static IEnumerable<string> FindCandidates(DockerfileModel model, Stage stage, string path) =>
        Find(model, stage, path, MaxStages).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Find(DockerfileModel model, Stage stage, string path, int depth)
    {
        if (depth == 0)
            yield break;
        foreach (var copying in stage.ChainInstructions.OfType<CopyingInstructionSyntax>().Reverse())
        {
            var sources = GetTarget(model, copying) is { } target
                ? copying.Sources.Select(source => model.Expand(copying, source)).OfType<string>()
                    .SelectMany(source => Rebase(source, target.Path, target.IsFolder, path))
                : Enumerable.Empty<string>();
            var from = copying.From;
            foreach (var source in sources)
            {
                var normalized = ContainerPath.FromRoot(source);
                if (from is null)
                    yield return normalized.TrimStart('/');
                else if (from.Literal is { } name && model.FindStage(copying, name) is { } other)
                {
                    foreach (var origin in Find(model, other, normalized, depth - 1))
                        yield return origin;
                }
            }
        }
    }

    /// <summary>Where an instruction copies to; <see langword="null"/> where that is not known.</summary>
    public static (string Path, bool IsFolder)? GetTarget(DockerfileModel model, CopyingInstructionSyntax copying) =>
        model.Expand(copying, copying.Destination) is { Length: > 0 } destination
        && ContainerPath.Combine(model.GetState(copying).WorkingDirectory, destination) is { } path
            ? (
                path,
                destination is "." || destination.EndsWith("/", StringComparison.Ordinal)
                    || destination.EndsWith("/.", StringComparison.Ordinal))
            : null;

    private static IEnumerable<string> Rebase(string source, string target, bool isFolder, string path)
    {
        var name = ContainerPath.GetName(source);
        if (path.IndexOf('/') < 0)
        {
            // Found on PATH, wherever it lies.
            if (ContainerPath.GetName(target) == path || name == path)
                yield return source;
            yield break;
        }

        if (path == target && !isFolder && !Glob.HasWildcard(source))
            yield return source;
        if (!ContainerPath.IsWithin(path, target) || path == target)
            yield break;
        var rest = path.Substring(target.TrimEnd('/').Length + 1);
        if (rest.IndexOf('/') < 0 && Glob.IsMatch(name, rest))
            yield return source.Substring(0, source.Length - name.Length) + rest;
        if (!Glob.HasWildcard(source))
            yield return source.TrimEnd('/') + "/" + rest;
        // "COPY */ ./" and the like bring what the folder holds.
        else if (name == "*")
            yield return source.Substring(0, source.Length - 1) + rest;
    }
}
