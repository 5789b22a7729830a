namespace DockerfileAnalyzers.Model.Context;

/// <param name="Entry">The entry that is copied.</param>
/// <param name="Target">Where it goes, below the destination; empty where the destination is its name.</param>
internal readonly record struct SelectedEntry(ContextEntry Entry, string Target);

/// <summary>The files that COPY and ADD copy from the build context, as the builder selects them.</summary>
internal sealed class ContextSelection
{
    private static readonly Fact<CopyingInstructionSyntax, ContextSelection> s_fact = new(Create);

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

    public static ContextSelection Of(DockerfileModel model, CopyingInstructionSyntax copying) =>
        s_fact.Of(model, copying);

    private static ContextSelection Create(DockerfileModel model, CopyingInstructionSyntax copying)
    {
        var entries = ImmutableArray.CreateBuilder<SelectedEntry>();
        if (BuildContext.Of(model).Manifest is not { } manifest)
            return new ContextSelection(entries.ToImmutable(), "the build context is not known");
        var unknown = manifest.IsTruncated ? "the build context is too large to list" : null;
        foreach (var source in CopyResolver.Of(model, copying).Sources)
        {
            if (source.Value is null)
                unknown = $"'{source.Word.Text}' is not known";
            else if (source.Filter is not { } filter)
                unknown = $"the size of '{source.Value}' is not known";
            else
                unknown = Add(entries, BuildContext.Of(model).Sent, filter) ?? unknown;
        }

        return new ContextSelection(entries.ToImmutable(), unknown);
    }

    private static string? Add(
        ImmutableArray<SelectedEntry>.Builder result, ImmutableArray<ContextEntry> sent, CopyFilter filter)
    {
        string? unknown = null;
        foreach (var entry in sent)
        {
            if (filter.GetTarget(entry.Path) is not { } target)
            {
                if ((entry.IsFolder || entry.IsLink)
                    && filter.Source.StartsWith(entry.Path + "/", StringComparison.Ordinal))
                    unknown = $"the contents of '{entry.Path}' are not listed";
                continue;
            }

            result.Add(new SelectedEntry(entry, target));
            // A link that is named is followed; inside a folder it is copied as what it is.
            if (entry.IsUnmeasured || (entry.IsLink && filter.NamesItself(entry.Path)))
                unknown = $"the contents of '{entry.Path}' are not measured";
        }

        return unknown;
    }

    /// <summary>A source relative to the root of the context: <c>.</c> for the root itself.</summary>
    public static string Clean(string path)
    {
        if (ContainerPath.IsRelativeAndNormalized(path))
            return path;
        var clean = ContainerPath.Normalize("/" + path.Replace("/./", "/"));
        return clean.Length > 1 ? clean.Substring(1) : ".";
    }
}
