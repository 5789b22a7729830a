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
            .OrderBy(file => file.IsGlobal ? 0 : 1).ThenBy(file => file.IsGlobal ? file.GlobalLevel : 0)
            .ThenBy(file => file.Folder.Length).ToImmutableArray());

    /// <summary>
    /// The keys for a file: global ones first, then those of its folders from the outermost in; the last one wins.
    /// </summary>
    public AnalyzerConfig GetConfig(string path) => AnalyzerConfig.Create(
        GetEntries(path).Select(entry => new KeyValuePair<string, string>(entry.Entry.Key, entry.Entry.Value)));

    /// <summary>
    /// The entries that apply to a file, from the weakest to the strongest, in the compiler's order: global files'
    /// entries for everything, their entries for a path, then the other files from the outermost in.
    /// </summary>
    internal IEnumerable<(EditorConfigFile File, EditorConfigEntry Entry)> GetEntries(string path)
    {
        path = path.Replace('\\', '/');
        var globals = _files.Where(file => file.IsGlobal).ToArray();
        foreach (var file in globals)
        {
            foreach (var entry in file.GeneralEntries)
                yield return (file, entry);
        }

        foreach (var file in globals)
        {
            foreach (var entry in file.GetEntries(path))
                yield return (file, entry);
        }

        var root = _files.LastOrDefault(file => file.IsRoot && path.StartsWith(file.Folder, StringComparison.Ordinal));
        foreach (var file in _files.Where(file => !file.IsGlobal
            && path.StartsWith(file.Folder, StringComparison.Ordinal)
            && (root is null || file.Folder.Length >= root.Folder.Length)))
        {
            var name = path.Substring(file.Folder.Length);
            foreach (var entry in file.Entries.Where(entry => entry.Section?.Matches(name) == true))
                yield return (file, entry);
        }
    }
}
