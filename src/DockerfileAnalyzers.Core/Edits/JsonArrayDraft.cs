using System.Text;

namespace DockerfileAnalyzers.Edits;

/// <summary>
/// Text in brackets, read as a list of strings however they are written, and the reason why it is not a JSON array.
/// </summary>
/// <param name="Problem">A noun phrase; <see langword="null"/> where nothing is wrong.</param>
/// <param name="Repair">The strings; <see langword="null"/> where they are not certain.</param>
/// <param name="IsQuoted">Whether its first item is in quotes.</param>
/// <param name="MayBeTest">Whether the bracket is where the command <c>[</c> can be.</param>
/// <param name="HasText">Whether something follows the bracket.</param>
/// <param name="IsList">Whether it is closed and has commas between all of its items.</param>
internal sealed record JsonArrayDraft(
    string? Problem,
    ImmutableArray<string>? Repair,
    bool IsQuoted,
    bool HasComma,
    bool HasBareItem,
    bool MayBeTest,
    bool HasText,
    bool IsList)
{
    /// <returns><see langword="null"/> where the text has no bracket first, or nothing in it.</returns>
    public static JsonArrayDraft? Read(string text) =>
        text.StartsWith("[", StringComparison.Ordinal) ? new Reader(text).Read() : null;

    private sealed class Reader(string text)
    {
        private readonly ImmutableArray<string>.Builder _items = ImmutableArray.CreateBuilder<string>();
        private readonly HashSet<string> _problems = new();
        private int _position = 1;
        private bool _isCertain = true;
        private bool _isQuoted;
        private bool _hasBareItem;

        public JsonArrayDraft? Read()
        {
            var commas = 0;
            var needsComma = false;
            while (true)
            {
                SkipBlanks();
                if (_position >= text.Length || text[_position] == ']')
                    break;
                if (text[_position] == ',')
                {
                    if (!needsComma)
                        Add("extra comma");
                    needsComma = false;
                    commas++;
                    _position++;
                    continue;
                }

                if (needsComma)
                    Add("missing comma", isCertain: false);
                ReadItem();
                needsComma = true;
            }

            if (_items.Count == 0)
                return null;
            var isClosed = _position < text.Length;
            var rest = isClosed ? text.Substring(_position + 1).Trim() : "";
            if (!isClosed)
                Add("missing ']'");
            if (rest.Length > 0)
                Add("text after ']'", isCertain: false);
            if (!needsComma && commas > 0)
                Add("trailing comma");
            return new JsonArrayDraft(
                s_order.FirstOrDefault(_problems.Contains),
                _isCertain ? _items.ToImmutable() : null,
                _isQuoted,
                commas > 0,
                _hasBareItem,
                text[1] is '[' or '-' or '!' or ':' or '^' || char.IsWhiteSpace(text[1]),
                rest.Length > 0,
                isClosed && rest.Length == 0 && !_problems.Contains("missing comma"));
        }

        /// <summary>The first of them says most.</summary>
        private static readonly string[] s_order =
        {
            "typographic quotes", "single quotes", "missing closing quote", "unquoted string", "unescaped backslash",
            "missing comma", "extra comma", "trailing comma",
            "text after ']'", "missing ']'",
        };

        private void Add(string problem, bool isCertain = true)
        {
            _problems.Add(problem);
            _isCertain &= isCertain;
        }

        private void ReadItem()
        {
            var open = text[_position];
            var isFirst = _items.Count == 0;
            if (open is not ('"' or '\'' or '“' or '”' or '‘' or '’'))
            {
                ReadBare();
                return;
            }

            _isQuoted |= isFirst;
            if (open == '"')
            {
                ReadString();
                return;
            }

            Add(open == '\'' ? "single quotes" : "typographic quotes");
            var closing = open == '\'' ? "'" : open is '“' or '”' ? "“”" : "‘’";
            var end = text.IndexOfAny(closing.ToCharArray(), _position + 1);
            if (end < 0)
                Add("missing closing quote", isCertain: false);
            end = end < 0 ? text.Length : end;
            var value = text.Substring(_position + 1, end - _position - 1);
            _isCertain &= value.IndexOfAny(new[] { '\\', '"' }) < 0;
            _items.Add(value);
            _position = Math.Min(text.Length, end + 1);
        }

        // To the next comma, bracket or space.
        private void ReadBare()
        {
            var start = _position;
            while (_position < text.Length && text[_position] is not (',' or ']' or '"' or '\'')
                && !char.IsWhiteSpace(text[_position]))
                _position++;
            var value = text.Substring(start, _position - start);
            _hasBareItem = true;
            // A shell would replace these characters; a string does not.
            Add("unquoted string", value.IndexOfAny(new[] { '$', '`', '\\', '[' }) < 0 && value.Length > 0);
            _items.Add(value);
            _position += value.Length == 0 ? 1 : 0;
        }

        private void ReadString()
        {
            var value = new StringBuilder();
            var kinds = (IsDoubled: false, IsEscape: false, IsBare: false);
            for (_position++; _position < text.Length && text[_position] != '"'; _position++)
            {
                var c = text[_position];
                if (c != '\\' || _position + 1 >= text.Length)
                {
                    value.Append(c);
                    continue;
                }

                var next = text[++_position];
                kinds.IsDoubled |= next is '\\';
                kinds.IsBare |= next is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u');
                kinds.IsEscape |= next is 'b' or 'f' or 'n' or 'r' or 't' or 'u';
                value.Append(next is '"' or '\\' or '/' ? next.ToString() : "\\" + next);
            }

            if (_position >= text.Length)
                Add("missing closing quote", isCertain: false);
            // In a path with single and double backslashes, it is unknown which are intended.
            if (kinds.IsBare)
                Add("unescaped backslash", isCertain: !kinds.IsDoubled);
            else
                _isCertain &= !kinds.IsEscape;
            _position++;
            _items.Add(value.ToString());
        }

        private void SkipBlanks()
        {
            while (_position < text.Length && char.IsWhiteSpace(text[_position]))
                _position++;
        }
    }
}
