namespace DockerfileAnalyzers.Knowledge;

/// <summary>A table whose rows are found by their first columns, without reading the others.</summary>
internal sealed class TableText(string name)
{
    private readonly Lazy<string> _text = new(() => TableFile.ReadText(name));

    public bool Has(string key) => FindStart(key + "\t") >= 0;

    /// <summary>The rows whose first column is the key.</summary>
    public IEnumerable<string[]> this[string key]
    {
        get
        {
            var prefix = key + "\t";
            for (var at = FindStart(prefix); at >= 0; at = FindStart(prefix, at))
                yield return ReadRow(at);
        }
    }

    /// <returns>The first row with these two columns, or <see langword="null"/>.</returns>
    public string[]? Find(string first, string second) =>
        FindStart(first + "\t" + second + "\t") is >= 0 and var at ? ReadRow(at) : null;

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
