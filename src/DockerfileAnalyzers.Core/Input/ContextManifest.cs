using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>A file, or a folder that the manifest does not open.</summary>
/// <param name="Path">Relative to the context, with <c>/</c>.</param>
/// <param name="Bytes">Rounded, so that an ordinary build does not change the manifest.</param>
/// <param name="Files">How many files a folder holds; 1 for a file, 0 where it was not counted.</param>
/// <param name="IsLink">A symbolic link: what it leads to is not followed.</param>
/// <param name="IsPartial">A folder that was not looked through to the end: it holds more.</param>
internal readonly record struct ContextEntry(
    string Path, long Bytes, bool IsFolder, int Files, bool IsLink = false, bool IsPartial = false)
{
    /// <summary>Whether there is more than <see cref="Bytes"/> says.</summary>
    public bool IsUnmeasured => IsFolder && (Files == 0 || IsPartial);

    /// <summary>
    /// A path that stands for all that is sent: of a folder, something in it, which <c>bin/**</c> matches and
    /// <c>bin/*.dll</c> does not.
    /// </summary>
    public string ContentPath => IsFolder ? Path + "/\u0001\u0001" : Path;
}

/// <summary>
/// What a build context holds: tab-separated lines that people can read and that are the same wherever the context is.
/// </summary>
public sealed class ContextManifest
{
    private static readonly char[] s_special = { '%', '\t', '\n', '\r' };

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
        _closed = new(() => new HashSet<string>(
            Entries.Where(entry => entry.IsFolder || entry.IsLink).Select(entry => entry.Path),
            StringComparer.Ordinal));
    }

    /// <summary>The folder of the context, as the host names it.</summary>
    public string Root { get; }

    internal ImmutableArray<ContextEntry> Entries { get; }

    /// <summary>The walk stopped early: what is not listed may be there all the same.</summary>
    public bool IsTruncated { get; }

    internal static ContextManifest Create(
        string root, ImmutableArray<ContextEntry> entries, bool isTruncated = false) =>
        new(root, entries, isTruncated);

    /// <summary>
    /// Whether a listed file or a folder above one has this path. Inside a folder that is not opened nothing is known.
    /// </summary>
    public bool Exists(string path) => _paths.Value.Contains(path);

    /// <summary>
    /// Whether a path lies in a folder that is listed as one entry, or behind a link: what is in there is not known.
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

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
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
                    root = Decode(fields[1]);
                    break;
                case "truncated":
                    isTruncated = true;
                    break;
                case "l" when fields.Length > 1:
                    entries.Add(new ContextEntry(Decode(fields[1]), 0, IsFolder: false, 1, IsLink: true));
                    break;
                case "f" or "d" when fields.Length >= 3
                    && long.TryParse(fields[2], NumberStyles.Integer, CultureInfo.InvariantCulture, out var bytes):
                    var files = fields.Length > 3
                        && int.TryParse(
                            fields[3].TrimEnd('+'),
                            NumberStyles.Integer,
                            CultureInfo.InvariantCulture,
                            out var count) ? count : 1;
                    entries.Add(new ContextEntry(
                        Decode(fields[1]),
                        bytes,
                        fields[0] == "d",
                        files,
                        IsPartial: fields.Length > 3 && fields[3].EndsWith("+", StringComparison.Ordinal)));
                    break;
            }
        }

        return new ContextManifest(root, entries.ToImmutable(), isTruncated);
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"context\t{Encode(Root)}\n");
        if (IsTruncated)
            text.Append("truncated\n");
        foreach (var entry in Entries)
        {
            text.Append(entry.IsLink ? 'l' : entry.IsFolder ? 'd' : 'f').Append('\t').Append(Encode(entry.Path));
            if (!entry.IsLink)
                text.Append('\t').Append(entry.Bytes.ToString(CultureInfo.InvariantCulture));
            if (entry.IsFolder)
                text.Append('\t').Append(entry.Files.ToString(CultureInfo.InvariantCulture))
                    .Append(entry.IsPartial ? "+" : "");
            text.Append('\n');
        }

        return text.ToString();
    }

    // A name may hold anything but '/' and the zero character. '%' is the escape: '\' is a separator on Windows.
    private static string Encode(string name) =>
        name.IndexOfAny(s_special) < 0
            ? name
            : name.Replace("%", "%25").Replace("\t", "%09").Replace("\n", "%0A").Replace("\r", "%0D");

    private static string Decode(string name) =>
        name.IndexOf('%') < 0
            ? name
            : name.Replace("%0D", "\r").Replace("%0A", "\n").Replace("%09", "\t").Replace("%25", "%");
}
