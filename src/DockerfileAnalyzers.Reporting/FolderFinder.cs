using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Reporting;

/// <summary>Finds the folders in which the bytes are: large folders are opened, small ones are left whole.</summary>
internal static class FolderFinder
{
    private const int MaxFolders = 18;

    /// <summary>A directory is expanded if one entry in it has at least this share of its size.</summary>
    private const double Dominant = 0.25;

    /// <param name="findLines">The lines that copy a path.</param>
    /// <param name="isUseKnown">Whether what no line copies is not used.</param>
    public static ImmutableArray<FolderReport> FindLargest(
        IEnumerable<ContextEntry> entries, Func<string, IEnumerable<int>> findLines, bool isUseKnown)
    {
        var root = new Folder("");
        foreach (var entry in entries)
            root.Add(entry, findLines(entry.Path));
        var shown = root.Children.Values.ToList();
        while (shown.Count < MaxFolders)
        {
            var largest = shown.Where(folder => folder.IsWorthOpening)
                .OrderByDescending(folder => folder.Bytes).FirstOrDefault();
            if (largest is null || shown.Count - 1 + largest.Children.Count > 2 * MaxFolders)
                break;
            shown.Remove(largest);
            shown.AddRange(largest.Children.Values);
        }

        var sorted = shown.Where(folder => folder.Bytes > 0 || folder.Files > 0)
            .OrderByDescending(folder => folder.Bytes).ThenBy(folder => folder.Path, StringComparer.Ordinal).ToArray();
        var result = sorted.Take(sorted.Length > MaxFolders ? MaxFolders - 1 : MaxFolders)
            .Select(folder => folder.ToReport(isUseKnown)).ToList();
        if (sorted.Length > MaxFolders)
        {
            var rest = sorted.Skip(MaxFolders - 1).ToArray();
            result.Add(new FolderReport(
                $"{rest.Length} more", rest.Sum(folder => folder.Bytes), rest.Sum(folder => folder.Files),
                rest.SelectMany(folder => folder.Lines).Distinct().OrderBy(line => line).ToImmutableArray(),
                isUseKnown ? rest.Sum(folder => folder.UnusedBytes) : null));
        }

        return result.ToImmutableArray();
    }

    private sealed class Folder(string path)
    {
        public string Path { get; } = path;

        public SortedDictionary<string, Folder> Children { get; } = new(StringComparer.Ordinal);

        public SortedSet<int> Lines { get; } = new();

        public long Bytes { get; private set; }

        public long UnusedBytes { get; private set; }

        public int Files { get; private set; }

        public bool IsFolder { get; private set; } = true;

        public bool IsWorthOpening => Children.Values.Any(child => child.Bytes >= Dominant * Bytes);

        public void Add(ContextEntry entry, IEnumerable<int> lines)
        {
            var folder = this;
            folder.Count(entry, lines);
            for (var end = entry.Path.IndexOf('/'); ; end = entry.Path.IndexOf('/', end + 1))
            {
                var folderPath = end < 0 ? entry.Path : entry.Path.Substring(0, end);
                if (!folder.Children.TryGetValue(folderPath, out var child))
                    folder.Children[folderPath] = child = new Folder(folderPath);
                folder = child;
                folder.Count(entry, lines);
                if (end < 0)
                    break;
            }

            folder.IsFolder = entry.IsFolder;
        }

        public FolderReport ToReport(bool isUseKnown) =>
            new(IsFolder ? Path + "/" : Path, Bytes, Files, Lines.ToImmutableArray(), isUseKnown ? UnusedBytes : null);

        private void Count(ContextEntry entry, IEnumerable<int> lines)
        {
            var any = false;
            foreach (var line in lines)
            {
                Lines.Add(line);
                any = true;
            }

            Bytes += entry.Bytes;
            Files += entry.Files;
            UnusedBytes += any ? 0 : entry.Bytes;
        }
    }
}
