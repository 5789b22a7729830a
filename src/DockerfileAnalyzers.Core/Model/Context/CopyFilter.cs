namespace DockerfileAnalyzers.Model.Context;

/// <summary>
/// Which files one source of COPY, ADD or a bind mount takes, of the build context or of another stage, and where
/// below the destination they go. Tried with Docker Engine 28.5: <c>--exclude</c> is compared with the path below the
/// folder that the source names; variables are not expanded in it; a file that is a source itself is always taken.
/// </summary>
internal sealed class CopyFilter
{
    private readonly PathPattern _pattern;
    private readonly ImmutableArray<(bool IsException, PathPattern Pattern)> _excludes;
    private readonly int? _dropped;

    private CopyFilter(string source, bool keepsParents, IEnumerable<string> excludes)
    {
        Source = ContextSelection.Clean(source);
        // Only --parents knows "**"; otherwise it is two stars, which stay within a name.
        _pattern = new PathPattern(keepsParents ? Source : Source.Replace("**", "*"));
        KeepsParents = keepsParents;
        _dropped = keepsParents ? CountDropped(source) : null;
        _excludes = excludes.Select(text => ContainerPath.Normalize(text.Trim()))
            .Where(text => text is not ("." or "!"))
            .Select(text =>
                text[0] == '!' ? (true, new PathPattern(text.Substring(1))) : (false, new PathPattern(text)))
            .ToImmutableArray();
    }

    /// <summary>Relative to the root; <c>.</c> is all of it.</summary>
    public string Source { get; }

    /// <summary>Whether the folders above what is taken come along.</summary>
    public bool KeepsParents { get; }

    /// <summary>Whether some of what the source names may be left out.</summary>
    public bool HasExcludes => !_excludes.IsEmpty;

    public static CopyFilter Of(CopyingInstructionSyntax copying, string source) => new(
        source,
        copying.KeepsParents,
        copying.Flags.IsEmpty ? [] : copying.Flags.Where(flag => flag.Name == "exclude")
            .Select(flag => flag.Value?.Literal).OfType<string>());

    public static CopyFilter OfMount(string source) => new(source, keepsParents: false, Array.Empty<string>());

    /// <summary>Whether the source names a path or a folder above it, excluded or not.</summary>
    public bool Names(string path) => Source == "." || _pattern.GetMatchedLength(path) > 0;

    /// <summary>Whether the source names just this path, not a folder above it.</summary>
    public bool NamesItself(string path) =>
        Source != "." && _pattern.GetMatchedLength(path) == path.Split('/').Length;

    /// <summary>
    /// Where below the destination a file or folder goes: empty where the source names just this path, and <see
    /// langword="null"/> where it is not taken.
    /// </summary>
    public string? GetTarget(string path)
    {
        if (!Names(path))
            return null;
        var matched = Source == "." ? 0 : _pattern.GetMatchedLength(path);
        // For a directory, its contents go to the destination; for a file, the file itself.
        var below = string.Join("/", path.Split('/').Skip(_dropped ?? matched));
        if (below.Length == 0)
            return below;
        var decides = _excludes.LastOrDefault(exclude => exclude.Pattern.Matches(below));
        return decides is { Pattern: not null, IsException: false } ? null : below;
    }

    /// <summary>The sources that could be copied to a path below the destination, most likely first.</summary>
    /// <param name="below">Empty for the destination itself.</param>
    public IEnumerable<string> GetCandidates(string below)
    {
        if (KeepsParents)
        {
            var dropped = string.Join("/", Source.Split('/').Take(_dropped ?? 0));
            yield return dropped.Length == 0 ? below : dropped + "/" + below;
            yield break;
        }

        var slash = Source.LastIndexOf('/') + 1;
        var name = Source.Substring(slash);
        if (!Glob.HasWildcard(Source))
        {
            var folder = Source == "." ? "" : Source;
            yield return folder;
            yield return below.Length == 0 || folder.Length == 0 ? folder + below : folder + "/" + below;
        }
        else if (!Glob.HasWildcard(Source.Substring(0, slash)) && below.IndexOf('/') < 0 && Glob.IsMatch(name, below))
        {
            yield return Source.Substring(0, slash) + below;
        }
    }

    // "/./" in the middle says which part of the path --parents drops.
    private static int CountDropped(string source)
    {
        var pivot = source.IndexOf("/./", StringComparison.Ordinal);
        var parent = pivot < 0 ? "." : ContextSelection.Clean(source.Substring(0, pivot));
        return parent == "." ? 0 : parent.Split('/').Length;
    }
}
