using System.Collections.Concurrent;

namespace DockerfileAnalyzers.Knowledge;

/// <summary>A table whose rows are found by their first columns, without reading the others.</summary>
internal sealed class TableText
{
    private readonly Lazy<string> _text;

    // Where the rows of each key are. Nearly all tables have them together.
    private readonly Lazy<ILookup<string, TextSpan>> _places;

    private readonly ConcurrentDictionary<string, string[][]> _rows = new(StringComparer.Ordinal);
    private readonly Func<string, string[][]> _read;

    public TableText(string name)
    {
        _text = new(() => TableFile.ReadText(name));
        _places = new(() => FindPlaces().ToLookup(place => place.Key, place => place.Span, StringComparer.Ordinal));
        _read = key => _places.Value[key].SelectMany(ReadRows).ToArray();
    }

    public bool Has(string key) => _places.Value.Contains(key);

    /// <summary>The rows whose first column is the key.</summary>
    public string[][] this[string key] => Has(key) ? _rows.GetOrAdd(key, _read) : [];

    /// <summary>The first columns of all rows, each once, in the order of the table.</summary>
    public IEnumerable<string> Keys => _places.Value.Select(place => place.Key);

    /// <returns>The first row with these two columns, or <see langword="null"/>.</returns>
    public string[]? Find(string first, string second)
    {
        foreach (var place in _places.Value[first])
        {
            // Every table begins with a comment: a row has a line in front of it.
            var at = _text.Value.IndexOf(
                "\n" + first + "\t" + second + "\t", place.Start - 1, place.Length + 1, StringComparison.Ordinal);
            if (at >= 0)
                return ReadRow(at + 1);
        }

        return null;
    }

    // Runs of rows with the same key, line ends included.
    private IEnumerable<(string Key, TextSpan Span)> FindPlaces()
    {
        var text = _text.Value;
        var key = "";
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf('\n', at) + 1;
            next = next > 0 ? next : text.Length;
            var isSame = key.Length > 0 && at + key.Length < text.Length && text[at + key.Length] == '\t'
                && string.CompareOrdinal(text, at, key, 0, key.Length) == 0;
            if (!isSame)
            {
                if (key.Length > 0)
                    yield return (key, TextSpan.FromBounds(start, at));
                var tab = text.IndexOf('\t', at, next - at);
                key = text[at] == '#' || tab < 0 ? "" : text.Substring(at, tab - at);
                start = at;
            }

            at = next;
        }

        if (key.Length > 0)
            yield return (key, TextSpan.FromBounds(start, text.Length));
    }

    private IEnumerable<string[]> ReadRows(TextSpan place)
    {
        for (var at = place.Start; at < place.End;)
        {
            yield return ReadRow(at);
            var next = _text.Value.IndexOf('\n', at) + 1;
            at = next > 0 ? next : place.End;
        }
    }

    private string[] ReadRow(int at)
    {
        var end = _text.Value.IndexOf('\n', at);
        return _text.Value.Substring(at, (end < 0 ? _text.Value.Length : end) - at).Split('\t');
    }
}
