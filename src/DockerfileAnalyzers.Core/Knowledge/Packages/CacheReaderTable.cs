namespace DockerfileAnalyzers.Knowledge.Packages;

/// <param name="Commands">By name, or name and action.</param>
/// <param name="Excuses">Options with which those do not read it.</param>
/// <param name="Options">With them any command of the tool reads it.</param>
/// <param name="Variables">They say the same as the options.</param>
internal sealed record CacheReaders(
    ImmutableHashSet<string> Commands, ImmutableArray<string> Excuses,
    ImmutableArray<string> Options, ImmutableArray<string> Variables);

/// <summary>Which commands read the cache that an earlier one filled.</summary>
internal static class CacheReaderTable
{
    private static readonly Lazy<ImmutableDictionary<string, CacheReaders>> s_byTool = new(() =>
        TableFile.Read("cache-readers.tsv").ToImmutableDictionary(row => row[0], Read, StringComparer.Ordinal));

    /// <summary>Programs that run code of the project, with the targets that are known to install nothing.</summary>
    public static CacheReaders Runners => s_byTool.Value["*"];

    /// <param name="tool">As <see cref="PackageCache.Tool"/> has it.</param>
    public static CacheReaders? Find(string tool) => s_byTool.Value.TryGetValue(tool, out var readers) ? readers : null;

    private static CacheReaders Read(string[] row) =>
        new(
            Split(row, 1, '|').ToImmutableHashSet(StringComparer.Ordinal),
            Split(row, 2, ' '),
            Split(row, 3, ' '),
            Split(row, 4, ' '));

    private static ImmutableArray<string> Split(string[] row, int column, char separator) => column >= row.Length
        ? ImmutableArray<string>.Empty
        : row[column].Split(new[] { separator }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
}
