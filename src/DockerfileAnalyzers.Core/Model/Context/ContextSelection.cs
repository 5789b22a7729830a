using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Model.Context;

/// <param name="Entry">What is taken.</param>
/// <param name="Target">Where it goes, below the destination; empty where the destination is its name.</param>
internal readonly record struct SelectedEntry(ContextEntry Entry, string Target);

/// <summary>What COPY and ADD take from the build context, as the builder selects it.</summary>
internal sealed class ContextSelection
{
    private static readonly Regex s_archive = new(
        @"\.(?:tar|tgz|tbz2?|tb2|txz|tlz|tpz|tzst|gz|bz2|xz|lz|lzma|zst|z)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private ContextSelection(ImmutableArray<SelectedEntry> entries, string? unknown)
    {
        Entries = entries;
        UnknownReason = unknown;
        Size = new SizeEstimate(entries.Sum(entry => entry.Entry.Bytes), Certainty.Measured);
        if (unknown is not null)
            Size += SizeEstimate.Unknown;
    }

    public ImmutableArray<SelectedEntry> Entries { get; }

    public SizeEstimate Size { get; }

    /// <summary>Why the size is not all; <see langword="null"/> where it is.</summary>
    public string? UnknownReason { get; }

    public static ContextSelection Create(DockerfileModel model, CopyingInstructionSyntax copying)
    {
        var entries = ImmutableArray.CreateBuilder<SelectedEntry>();
        if (BuildContext.Of(model).Manifest is not { } manifest)
            return new ContextSelection(entries.ToImmutable(), "the build context is not known");
        var unknown = manifest.IsTruncated ? "the build context is too large to list" : null;
        var excludes = copying.Flags.Where(flag => flag.Name == "exclude")
            .Select(flag => flag.Value is { } value ? model.Expand(copying, value) : null).OfType<string>()
            .Select(pattern => new PathPattern(Clean(pattern))).ToArray();
        foreach (var word in copying.Sources)
        {
            if (model.Expand(copying, word) is not { } source)
                unknown = $"'{word.Text}' is not known";
            else if (copying is AddInstructionSyntax && IsRemote(source))
                unknown = $"the size of '{source}' is not known";
            else
                unknown = Add(entries, BuildContext.Of(model).Sent, Clean(source), copying, excludes) ?? unknown;
        }

        return new ContextSelection(entries.ToImmutable(), unknown);
    }

    /// <summary>
    /// Whether a file's name is that of what ADD unpacks, a tar file in any compression, or of what may be one.
    /// </summary>
    public static bool MayBeUnpacked(string source) => s_archive.IsMatch(source);

    public static bool IsRemote(string source) => ValueRules.IsRemote(source);

    /// <summary>The entries that a source names, itself or as a folder above them.</summary>
    public static IEnumerable<ContextEntry> Select(ImmutableArray<ContextEntry> entries, string source,
        bool keepsParents)
    {
        var path = Clean(source);
        var pattern = CreatePattern(path, keepsParents);
        return path == "." ? entries : entries.Where(entry => pattern.Matches(entry.Path));
    }

    // Only --parents knows "**"; otherwise it is two stars, which stay within a name.
    private static PathPattern CreatePattern(string source, bool keepsParents) =>
        new(keepsParents ? source : source.Replace("**", "*"));

    private static string? Add(
        ImmutableArray<SelectedEntry>.Builder result,
        ImmutableArray<ContextEntry> sent,
        string source,
        CopyingInstructionSyntax copying,
        PathPattern[] excludes)
    {
        string? unknown = null;
        var keepsParents = copying.GetFlag("parents") is not null;
        var pattern = CreatePattern(source, keepsParents);
        foreach (var entry in sent)
        {
            var segments = entry.Path.Split('/');
            var taken = source == "." ? 0 : pattern.GetMatchedLength(entry.Path);
            if (taken == 0 && source != ".")
            {
                if ((entry.IsFolder || entry.IsLink) && source.StartsWith(entry.Path + "/", StringComparison.Ordinal))
                    unknown = $"what '{entry.Path}' holds is not listed";
                continue;
            }

            // Of a folder, its contents go to the destination; of a file, the file itself.
            var inside = string.Join("/", segments.Skip(taken));
            var below = inside.Length > 0 ? inside : segments[segments.Length - 1];
            if (excludes.Any(exclude => exclude.Matches(below)))
                continue;
            result.Add(new SelectedEntry(entry, keepsParents ? entry.Path : inside));
            // A link that is named is followed; inside a folder it is copied as what it is.
            if (entry.IsUnmeasured || (entry.IsLink && inside.Length == 0))
                unknown = $"what '{entry.Path}' holds is not measured";
        }

        return unknown;
    }

    /// <summary>A source relative to the root of the context: <c>.</c> for the root itself.</summary>
    public static string Clean(string path) =>
        ContainerPath.Normalize("/" + path.Replace("/./", "/")) is { Length: > 1 } clean ? clean.Substring(1) : ".";
}
