using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The files of one layer, and what it takes away from those below.</summary>
internal sealed class LayerContents
{
    /// <summary>
    /// The file that hides another, and the one that hides all of a folder (OCI image specification, "Whiteouts").
    /// </summary>
    private const string Whiteout = ".wh.";
    private const string OpaqueWhiteout = ".wh..wh..opq";

    private readonly List<KeyValuePair<string, long>> _files = new();
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _opaque = new(StringComparer.Ordinal);

    public long Bytes { get; private set; }

    public int Count => _files.Count;

    /// <param name="maxFiles">The number of files above which only bytes are counted.</param>
    public static LayerContents Read(Stream stream, int maxFiles)
    {
        var contents = new LayerContents();
        foreach (var entry in TarStream.Read(TarStream.Unpack(stream)))
        {
            var name = entry.Name.TrimEnd('/');
            var slash = name.LastIndexOf('/');
            var folder = slash < 0 ? "" : name.Substring(0, slash);
            var file = name.Substring(slash + 1);
            if (file == OpaqueWhiteout)
                contents._opaque.Add(folder);
            else if (file.StartsWith(Whiteout, StringComparison.Ordinal))
                contents._removed.Add((folder.Length > 0 ? folder + "/" : "") + file.Substring(Whiteout.Length));
            else if (entry.IsFile)
            {
                contents.Bytes += entry.Length;
                if (contents.Count < maxFiles)
                    contents._files.Add(new KeyValuePair<string, long>(name, entry.Length));
            }
        }

        return contents;
    }

    /// <summary>The files of earlier layers that later layers remove or replace.</summary>
    /// <param name="layers">From the base up, each with its index in the history.</param>
    public static IEnumerable<MeasuredWaste> FindWaste(IEnumerable<(int Index, LayerContents Contents)> layers)
    {
        var alive = new Dictionary<string, (int Writer, long Bytes)>(StringComparer.Ordinal);
        var waste =
            new Dictionary<
                (int Writer, int Remover, bool IsDeleted), (long Bytes, int Files, string Example, long Largest)>();
        void Add(string path, int remover, bool isDeleted)
        {
            var (writer, bytes) = alive[path];
            waste.TryGetValue((writer, remover, isDeleted), out var sum);
            waste[(writer, remover, isDeleted)] = (sum.Bytes + bytes, sum.Files + 1, sum.Example is null
                || bytes > sum.Largest ? path : sum.Example, Math.Max(bytes, sum.Largest));
            alive.Remove(path);
        }

        foreach (var (index, contents) in layers)
        {
            if (contents._removed.Count + contents._opaque.Count > 0)
            {
                foreach (var path in alive.Keys.Where(contents.Removes).ToArray())
                    Add(path, index, isDeleted: true);
            }

            foreach (var file in contents._files)
            {
                if (alive.ContainsKey(file.Key))
                    Add(file.Key, index, isDeleted: false);
                alive[file.Key] = (index, file.Value);
            }
        }

        return waste.Select(entry =>
            new MeasuredWaste(entry.Key.Writer, entry.Key.Remover, entry.Value.Bytes, entry.Value.Files,
            entry.Key.IsDeleted, entry.Value.Example))
            .OrderBy(entry => entry.Remover).ThenBy(entry => entry.Writer).ThenBy(entry => entry.IsDeleted);
    }

    private bool Removes(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            var part = path.Substring(0, end);
            if (_removed.Contains(part) || (end < path.Length && _opaque.Contains(part)))
                return true;
        }

        return _opaque.Contains("");
    }
}
