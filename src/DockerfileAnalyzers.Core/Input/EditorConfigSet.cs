namespace DockerfileAnalyzers.Input;

/// <summary>.editorconfig and .globalconfig files, for hosts without a compiler to read them.</summary>
public sealed class EditorConfigSet
{
    private readonly ImmutableArray<EditorConfigFile> _files;

    private EditorConfigSet(ImmutableArray<EditorConfigFile> files) => _files = files;

    /// <summary>No file at all.</summary>
    public static EditorConfigSet Empty { get; } = new(ImmutableArray<EditorConfigFile>.Empty);

    /// <summary>Global ones first, then by folder, from the outermost in.</summary>
    internal IEnumerable<EditorConfigFile> Files => _files;

    /// <param name="files">Path and text of each; order does not matter.</param>
    public static EditorConfigSet Create(IEnumerable<KeyValuePair<string, string>> files) =>
        new(files.Select(file => EditorConfigFile.Parse(file.Key, file.Value))
            .OrderBy(file => file.IsGlobal ? 0 : 1).ThenBy(file => file.Folder.Length).ToImmutableArray());

    /// <summary>
    /// The keys for a file: global ones first, then those of its folders from the outermost in; the last one wins.
    /// </summary>
    public AnalyzerConfig GetConfig(string path)
    {
        path = path.Replace('\\', '/');
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var root = _files.LastOrDefault(file => file.IsRoot && path.StartsWith(file.Folder, StringComparison.Ordinal));
        foreach (var file in _files)
        {
            if (!file.IsGlobal
                && (!path.StartsWith(file.Folder, StringComparison.Ordinal)
                    || (root is not null && file.Folder.Length < root.Folder.Length)))
                continue;
            foreach (var entry in file.Entries)
            {
                // The name of a section of a global file is a path, whatever characters it has.
                var applies = file.IsGlobal
                    ? entry.Section is null || entry.Section.Name == path
                    : entry.Section?.Matches(path.Substring(file.Folder.Length)) == true;
                if (applies)
                    values[entry.Key] = entry.Value;
            }
        }

        return AnalyzerConfig.Create(values);
    }
}
