namespace DockerfileAnalyzers.Input;

/// <summary>A file, or a folder that the manifest does not open.</summary>
/// <param name="Path">Relative to the context, with <c>/</c>.</param>
/// <param name="Bytes">Rounded, so that an ordinary build does not change the manifest.</param>
/// <param name="Files">How many files a folder holds; 1 for a file, 0 where it was not counted.</param>
/// <param name="IsLink">A symbolic link: what it leads to is not followed.</param>
/// <param name="IsPartial">A folder that was not looked through to the end: it holds more.</param>
internal readonly record struct ContextEntry(string Path, long Bytes, bool IsFolder, int Files, bool IsLink = false,
    bool IsPartial = false)
{
    /// <summary>Whether there is more than <see cref="Bytes"/> says.</summary>
    public bool IsUnmeasured => IsFolder && (Files == 0 || IsPartial);

    /// <summary>
    /// A path that represents all that is sent: for a directory, something in it, which <c>bin/**</c> matches and
    /// <c>bin/*.dll</c> does not.
    /// </summary>
    public string ContentPath => IsFolder ? Path + "/\u0001\u0001" : Path;
}

/// <summary>
/// The contents of a build context, as readable tab-separated lines that do not depend on where the context is.
/// </summary>
public sealed class ContextManifest
{
    private const string Partial = "partial";

    private readonly Lazy<HashSet<string>> _paths;
    private readonly Lazy<HashSet<string>> _closed;

    private ContextManifest(string root, ImmutableArray<ContextEntry> entries, bool isTruncated)
    {
        Root = root;
        Entries = entries;
        IsTruncated = isTruncated;
        _paths = new(() =>
        {
            var paths = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in Entries)
            {
                for (var path = entry.Path; path.Length > 0 && paths.Add(path);)
                    path = path.LastIndexOf('/') is > 0 and var slash ? path.Substring(0, slash) : "";
            }

            return paths;
        });
        _closed = new(() => new HashSet<string>(Entries.Where(entry => entry.IsFolder || entry.IsLink)
            .Select(entry => entry.Path), StringComparer.Ordinal));
    }

    /// <summary>The folder of the context, as the host names it.</summary>
    public string Root { get; }

    internal ImmutableArray<ContextEntry> Entries { get; }

    /// <summary>Each file and each folder, a file before the folders that it is in.</summary>
    internal IReadOnlyCollection<string> Paths => _paths.Value;

    /// <summary>The walk stopped early: files that are not listed can exist.</summary>
    public bool IsTruncated { get; }

    internal static ContextManifest Create(
        string root, ImmutableArray<ContextEntry> entries, bool isTruncated = false) =>
        new(root, entries, isTruncated);

    /// <summary>
    /// Whether a listed file or a folder above one has this path. Inside a folder that is not opened nothing is known.
    /// </summary>
    public bool Exists(string path) => _paths.Value.Contains(path);

    /// <summary>
    /// Whether a path is in a folder that is listed as one entry, or below a link: its content is not known.
    /// </summary>
    public bool IsClosed(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (_closed.Value.Contains(path.Substring(0, slash)))
                return true;
        }

        return false;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ContextManifest Parse(string text)
    {
        var root = "";
        var isTruncated = false;
        var entries = ImmutableArray.CreateBuilder<ContextEntry>();
        foreach (var record in RecordText.Read(text))
        {
            switch (record.Kind)
            {
                case "context":
                    root = record[0];
                    break;
                case "truncated":
                    isTruncated = true;
                    break;
                case "l":
                    entries.Add(new ContextEntry(record[0], 0, IsFolder: false, 1, IsLink: true));
                    break;
                case "f" when record.Number(1) is { } bytes:
                    entries.Add(new ContextEntry(record[0], bytes, IsFolder: false, 1));
                    break;
                case "d" when record.Number(1) is { } bytes:
                    entries.Add(new ContextEntry(record[0], bytes, IsFolder: true, (int)(record.Number(2) ?? 1),
                        IsPartial: record[3] == Partial));
                    break;
            }
        }

        return new ContextManifest(root, entries.ToImmutable(), isTruncated);
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        var text = new RecordText().Add("context", Root);
        if (IsTruncated)
            text.Add("truncated");
        foreach (var entry in Entries)
        {
            if (entry.IsLink)
                text.Add("l", entry.Path);
            else if (!entry.IsFolder)
                text.Add("f", entry.Path, entry.Bytes);
            else if (entry.IsPartial)
                text.Add("d", entry.Path, entry.Bytes, entry.Files, Partial);
            else
                text.Add("d", entry.Path, entry.Bytes, entry.Files);
        }

        return text.ToString();
    }
}
