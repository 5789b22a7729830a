namespace DockerfileAnalyzers.Text;

/// <summary>
/// Looks for any of several words in a text, anywhere and in any case, in one pass: the algorithm of Aho and Corasick.
/// For a single word, <see cref="TextSearch" /> is faster.
/// </summary>
internal sealed class WordSearch
{
    private const int Ascii = 128;

    private const int Found = -1;

    // The column of each character in the table; 0 for all that are in no word.
    private readonly byte[] _columns = new byte[Ascii];
    private readonly int _width;
    // For each state and column, the start of the next state's row, or Found.
    private readonly int[] _next;

    /// <param name="words">Of ASCII characters.</param>
    public WordSearch(params string[] words)
    {
        _width = 1;
        foreach (var c in words.SelectMany(word => word))
        {
            if (_columns[c] == 0)
                _columns[char.ToLowerInvariant(c)] = _columns[char.ToUpperInvariant(c)] = (byte)_width++;
        }

        _next = new int[_width * (1 + words.Sum(word => word.Length))];
        AddWords(words);
        AddFallbacks();
    }

    /// <summary>Whether one of the words is in the text.</summary>
    public bool IsIn(string text) => IsIn(text.AsSpan());

    /// <inheritdoc cref="IsIn(string)" />
    public bool IsIn(ReadOnlySpan<char> text)
    {
        var (columns, next, row) = (_columns, _next, 0);
        foreach (var c in text)
        {
            row = c < columns.Length ? next[row + columns[c]] : 0;
            if (row == Found)
                return true;
        }

        return false;
    }

    private void AddWords(string[] words)
    {
        var end = 0;
        foreach (var word in words)
        {
            var row = 0;
            for (var i = 0; i < word.Length && row != Found; i++)
            {
                var place = row + _columns[word[i]];
                if (i == word.Length - 1)
                    _next[place] = Found;
                else if (_next[place] == 0)
                    _next[place] = end += _width;
                row = _next[place];
            }
        }
    }

    // Where no word continues with a character, the search continues from the longest suffix that starts a word.
    private void AddFallbacks()
    {
        var rows = new Queue<(int Row, int Fallback)>();
        rows.Enqueue((0, 0));
        while (rows.Count > 0)
        {
            var (row, fallback) = rows.Dequeue();
            for (var column = 1; column < _width; column++)
            {
                var other = row == 0 ? 0 : _next[fallback + column];
                // Of two words that end here, the shorter one is enough.
                if (_next[row + column] == 0 || other == Found)
                    _next[row + column] = other;
                else if (_next[row + column] != Found)
                    rows.Enqueue((_next[row + column], other));
            }
        }
    }
}
