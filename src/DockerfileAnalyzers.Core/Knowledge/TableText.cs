using System.Collections.Concurrent;

namespace DockerfileAnalyzers.Knowledge;

/// <summary>A table whose rows are found by their first columns, without reading the others.</summary>
internal sealed class TableText(string name)
{
    private readonly Lazy<string> _text = new(() => TableFile.ReadText(name));

    // A few hundred names make nearly all look-ups; what somebody writes in a Dockerfile has no bound.
    private const int MaxRemembered = 2_000;

    private readonly ConcurrentDictionary<string, string[][]> _rows = new(StringComparer.Ordinal);

    // The dictionary itself counts with all its locks.
    private int _remembered;

    public bool Has(string key) => this[key].Length > 0;

    /// <summary>The rows whose first column is the key.</summary>
    public string[][] this[string key]
    {
        get
        {
            if (_rows.TryGetValue(key, out var rows))
                return rows;
            rows = FindRows(key + "\t").ToArray();
            if (_remembered < MaxRemembered && _rows.TryAdd(key, rows))
                Interlocked.Increment(ref _remembered);
            return rows;
        }
    }

    /// <summary>The first columns of all rows, each once, in the order of the table.</summary>
    public IEnumerable<string> Keys => TableFile.Read(name).Select(row => row[0]).Distinct();

    /// <returns>The first row with these two columns, or <see langword="null"/>.</returns>
    public string[]? Find(string first, string second) =>
        FindStart(first + "\t" + second + "\t") is >= 0 and var at ? ReadRow(at) : null;

    private IEnumerable<string[]> FindRows(string prefix)
    {
        for (var at = FindStart(prefix); at >= 0; at = FindStart(prefix, at))
            yield return ReadRow(at);
    }

    // Every table begins with a comment: a row has a line in front of it.
    private int FindStart(string prefix, int from = 0)
    {
        var index = _text.Value.IndexOf("\n" + prefix, from, StringComparison.Ordinal);
        return index < 0 ? -1 : index + 1;
    }

    private string[] ReadRow(int at)
    {
        var end = _text.Value.IndexOf('\n', at);
        return _text.Value.Substring(at, (end < 0 ? _text.Value.Length : end) - at).Split('\t');
    }
}
