using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Model.Commands;

/// <summary>Puts the arguments together that a word becomes.</summary>
/// <param name="find">The value of a variable at the word; <see langword="null"/> where unknown.</param>
/// <param name="get">The value of a word within the word.</param>
internal sealed class WordExpansion(ShellDialect dialect, Func<string, string?> find, Func<ShellWord, string?> get)
{
    /// <summary>Longer values are as good as unknown.</summary>
    public const int MaxLength = 32_768;

    // More words than braces make of one in any script that people write.
    private const int MaxFields = 64;

    private int _budget;

    /// <param name="splits">Whether what is not quoted is split at spaces.</param>
    /// <returns>Default where that is not certain.</returns>
    public ImmutableArray<string> Expand(ShellWord word, bool splits)
    {
        var fields = new FieldBuilder(splits);
        _budget = MaxFields;
        return TryAdd(word.Parts, 0, fields) ? fields.Results.ToImmutableArray() : default;
    }

    // Adds the parts from an index on, and what they make of the word; false where one of them is not known.
    private bool TryAdd(ImmutableArray<ShellWordPart> parts, int index, FieldBuilder fields)
    {
        if (_budget-- == 0)
            return false;
        for (; index < parts.Length; index++)
        {
            if (parts[index] is BracePart brace && dialect is ShellDialect.Bash)
                return TryAddAlternatives(brace, parts, index + 1, fields);
            if (GetText(parts[index]) is not { } text)
                return false;
            if (parts[index] is ParameterPart)
                fields.AddExpansion(text);
            else
                fields.Add(text, isQuoted: parts[index] is SingleQuotedPart or DoubleQuotedPart);
            if (fields.IsTooLong)
                return false;
        }

        fields.EndWord();
        return true;
    }

    private bool TryAddAlternatives(BracePart brace, ImmutableArray<ShellWordPart> parts, int next, FieldBuilder fields)
    {
        var alternatives = brace.Alternatives.IsEmpty ? GetRange(brace.Text) : brace.Alternatives.Select(get).ToArray();
        if (alternatives is null)
            return false;
        foreach (var alternative in alternatives)
        {
            var branch = fields.Branch();
            if (alternative is null)
                return false;
            branch.Add(alternative, isQuoted: false);
            if (!TryAdd(parts, next, branch))
                return false;
        }

        return true;
    }

    // {1..3}, {a..e}.
    private static string[]? GetRange(string text)
    {
        var ends = text.Trim('{', '}').Split(new[] { ".." }, StringSplitOptions.None);
        if (ends.Length != 2)
            return null;
        if (WholeNumber.TryParse(ends[0], out var first) && WholeNumber.TryParse(ends[1], out var last))
            return last >= first && last - (long)first < MaxFields && ends[0][0] != '0'
                ? Enumerable.Range(first, last - first + 1)
                    .Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray()
                : null;
        return ends[0].Length == 1 && ends[1].Length == 1 && ends[1][0] >= ends[0][0]
            ? Enumerable.Range(ends[0][0], ends[1][0] - ends[0][0] + 1)
                .Select(code => ((char)code).ToString()).ToArray()
            : null;
    }

    private string? GetText(ShellWordPart part)
    {
        switch (part)
        {
            case LiteralPart literal:
                return literal.Value;
            case SingleQuotedPart quoted:
                return quoted.IsAnsi && dialect is ShellDialect.Dash ? "$" + quoted.Content.Text : quoted.Value;
            case GlobPart glob:
                return glob.Text;
            case TildePart tilde:
                return tilde.Text;
            case BracePart brace:
                return brace.Text;
            case ParameterPart parameter:
                return GetValue(parameter);
            case DoubleQuotedPart quoted:
                var text = new StringBuilder();
                foreach (var inner in quoted.Parts)
                {
                    if (GetText(inner) is not { } piece || text.Length + piece.Length > MaxLength)
                        return null;
                    text.Append(piece);
                }

                return text.ToString();
            default:
                return null;
        }
    }

    private string? GetValue(ParameterPart parameter)
    {
        if (!parameter.IsVariable || parameter.IsIndirect || parameter.Index is not null
            || find(parameter.Name) is not { } value)
            return null;
        if (parameter.IsLength)
            return value.Length.ToString(CultureInfo.InvariantCulture);
        var operand = parameter.Operand is { } word ? word.Parts.IsEmpty ? "" : GetOperand(word) : null;
        return parameter.Operator switch
        {
            null or ":?" or "?" or "-" or "=" => value,
            ":-" or ":=" => value.Length > 0 ? value : operand,
            ":+" => value.Length > 0 ? operand : "",
            "+" => operand,
            _ => operand is null
                ? null
                : Wildcard.Strip(value, parameter.Operator, operand) ?? GetReplaced(value, parameter, operand),
        };
    }

    private string? GetOperand(ShellWord word)
    {
        var text = new StringBuilder();
        foreach (var part in word.Parts)
        {
            if (GetText(part) is not { } piece || text.Length + piece.Length > MaxLength)
                return null;
            text.Append(piece);
        }

        return text.ToString();
    }

    private string? GetReplaced(string value, ParameterPart parameter, string pattern) =>
        parameter.Operator == "//" && pattern.Length > 0 && !Wildcard.IsIn(pattern)
        && (parameter.Replacement is null || parameter.Replacement.Parts.IsEmpty
            ? ""
            : GetOperand(parameter.Replacement)) is { } replacement
            ? value.Replace(pattern, replacement)
            : null;

    /// <summary>The arguments so far.</summary>
    private sealed class FieldBuilder(bool splits)
    {
        private readonly StringBuilder _current = new();
        private bool _hasCurrent;
        private long _length;

        public bool IsTooLong => _length > MaxLength;

        public List<string> Results { get; private set; } = new();

        public void Add(string text, bool isQuoted)
        {
            _hasCurrent |= isQuoted || text.Length > 0;
            _current.Append(text);
            _length += text.Length;
        }

        // The result of an unquoted expansion is split at spaces.
        public void AddExpansion(string text)
        {
            if (!splits)
            {
                Add(text, isQuoted: false);
                return;
            }

            var words = text.Split(new[] { ' ', '\t', '\n' });
            for (var i = 0; i < words.Length; i++)
            {
                if (i > 0)
                    EndWord();
                Add(words[i], isQuoted: false);
            }
        }

        public void EndWord()
        {
            if (_hasCurrent || !splits)
                Results.Add(_current.ToString());
            _current.Clear();
            _hasCurrent = false;
        }

        // Continues from here for one alternative; its words are added to the same results.
        public FieldBuilder Branch()
        {
            var branch = new FieldBuilder(splits) { Results = Results, _hasCurrent = _hasCurrent, _length = _length };
            branch._current.Append(_current);
            return branch;
        }
    }
}
