using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>A file, or a folder that the manifest does not open.</summary>
/// <param name="Path">Relative to the context, with <c>/</c>.</param>
/// <param name="Bytes">Rounded, so that an ordinary build does not change the manifest.</param>
/// <param name="Files">How many files a folder holds; 1 for a file.</param>
public readonly record struct ContextEntry(string Path, long Bytes, bool IsFolder, int Files);

/// <summary>What a build context holds: tab-separated lines that people can read and that are the same wherever the context is.</summary>
public sealed class ContextManifest
{
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
        _closed = new(() => new HashSet<string>(Entries.Where(entry => entry.IsFolder).Select(entry => entry.Path), StringComparer.Ordinal));
    }

    /// <summary>The folder of the context, as the host names it.</summary>
    public string Root { get; }

    public ImmutableArray<ContextEntry> Entries { get; }

    /// <summary>The walk stopped early: what is not listed may be there all the same.</summary>
    public bool IsTruncated { get; }

    public static ContextManifest Create(string root, ImmutableArray<ContextEntry> entries, bool isTruncated = false) => new(root, entries, isTruncated);

    /// <summary>Whether a listed file or a folder above one has this path. Inside a folder that is not opened nothing is known.</summary>
    public bool Exists(string path) => _paths.Value.Contains(path);

    /// <summary>Whether a path lies in a folder that is listed as one entry: what is in there is not known.</summary>
    public bool IsClosed(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (_closed.Value.Contains(path.Substring(0, slash)))
                return true;
        }

        return false;
    }

    public static ContextManifest Parse(string text)
    {
        var root = "";
        var isTruncated = false;
        var entries = ImmutableArray.CreateBuilder<ContextEntry>();
        foreach (var line in text.Split('\n'))
        {
            var fields = line.TrimEnd('\r').Split('\t');
            switch (fields[0])
            {
                case "context" when fields.Length > 1:
                    root = fields[1];
                    break;
                case "truncated":
                    isTruncated = true;
                    break;
                case "f" or "d" when fields.Length >= 3 && long.TryParse(fields[2], NumberStyles.Integer, CultureInfo.InvariantCulture, out var bytes):
                    var files = fields.Length > 3 && int.TryParse(fields[3], NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? count : 1;
                    entries.Add(new ContextEntry(fields[1], bytes, fields[0] == "d", files));
                    break;
            }
        }

        return new ContextManifest(root, entries.ToImmutable(), isTruncated);
    }

    public override string ToString()
    {
        var text = new StringBuilder($"context\t{Root}\n");
        if (IsTruncated)
            text.Append("truncated\n");
        foreach (var entry in Entries)
        {
            text.Append(entry.IsFolder ? 'd' : 'f').Append('\t').Append(entry.Path).Append('\t').Append(entry.Bytes.ToString(CultureInfo.InvariantCulture));
            if (entry.IsFolder)
                text.Append('\t').Append(entry.Files.ToString(CultureInfo.InvariantCulture));
            text.Append('\n');
        }

        return text.ToString();
    }
}
