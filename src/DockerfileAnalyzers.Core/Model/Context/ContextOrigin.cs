namespace DockerfileAnalyzers.Model.Context;

/// <summary>
/// Which files of the build context may lie at a path of an image: the way back through its COPY instructions.
/// </summary>
internal static class ContextOrigin
{
    private const int MaxStages = 6;

    // The last copy first: what it puts at a path is there in the end. Nearly every command asks.
    private static readonly Fact<Stage, (CopyTarget Target, CopyFilter[] Filters, CopyOrigin Origin)[]> s_copies =
        new((model, stage) => stage.ChainInstructions.OfType<CopyingInstructionSyntax>().Reverse()
            .Select(copying => CopyResolver.Of(model, copying)).Where(copy => copy.Target is not null)
            .Select(copy => (copy.Target!, copy.Sources.Select(source => source.Filter).OfType<CopyFilter>().ToArray(),
                copy.Origin))
            .ToArray());

    /// <param name="path">Absolute and normalized; a name alone stands for any file of that name.</param>
    /// <returns>Paths of the context, the likeliest first. Whether they exist is for the caller to find out.</returns>
    public static IEnumerable<string> FindCandidates(DockerfileModel model, Stage stage, string path) =>
        Find(model, stage, path, isFolder: false, MaxStages).Distinct(StringComparer.Ordinal);

    /// <summary>The same of a folder: the context itself is the empty path.</summary>
    public static IEnumerable<string> FindFolders(DockerfileModel model, Stage stage, string path) =>
        Find(model, stage, path, isFolder: true, MaxStages).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Find(
        DockerfileModel model, Stage stage, string path, bool isFolder, int depth)
    {
        if (depth == 0)
            yield break;
        foreach (var (target, filters, copied) in s_copies.Of(model, stage))
        {
            foreach (var filter in filters)
            {
                foreach (var source in target.FindSources(filter, path, isFolder))
                {
                    if (copied.Kind is OriginKind.Context)
                        yield return source;
                    if (copied.Stage is not { } other)
                        continue;
                    foreach (var origin in Find(model, other, "/" + source, isFolder, depth - 1))
                        yield return origin;
                }
            }
        }
    }
}
