namespace DockerfileAnalyzers.Model.Context;

/// <summary>Where a file of an image may come from in the build context: the copies, followed in reverse.</summary>
internal static class ContextOrigins
{
    /// <param name="path">Absolute and normalized; a name alone matches any file with that name.</param>
    /// <param name="isFolder">Whether a folder is there; the context itself is the empty path.</param>
    /// <returns>Paths of the context, most likely first. The caller checks whether they exist.</returns>
    public static IEnumerable<string> Find(DockerfileModel model, Stage stage, string path, bool isFolder = false) =>
        Follow(model, stage, path, isFolder).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Follow(DockerfileModel model, Stage stage, string path, bool isFolder)
    {
        var copies = stage.ChainInstructions.OfType<CopyingInstructionSyntax>();
        for (var i = copies.Length - 1; i >= 0; i--)
        {
            var copy = CopyResolver.Of(model, copies[i]);
            if (copy is not { Target: { } target, Origin: { Kind: OriginKind.Context or OriginKind.Stage } origin })
                continue;
            for (var j = copy.Sources.Length - 1; j >= 0; j--)
            {
                if (copy.Sources[j] is not { Filter: { } filter, IsUnpacked: false })
                    continue;
                foreach (var source in target.FindSources(filter, path, isFolder))
                {
                    if (origin.Stage is not { } other)
                        yield return source;
                    else
                    {
                        foreach (var earlier in Follow(model, other, "/" + source, isFolder))
                            yield return earlier;
                    }
                }
            }
        }
    }
}
