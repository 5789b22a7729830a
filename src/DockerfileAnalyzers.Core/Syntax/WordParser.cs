using System.Text;

namespace DockerfileAnalyzers.Syntax;

/// <summary>
/// Parses words like BuildKit's expansion: quotes, escapes, <c>$name</c> and <c>${name…}</c>.
/// </summary>
internal sealed class WordParser(LogicalText text, char escape, Action<TextSpan, string> report)
{
    private const int MaxDepth = 32;
    private readonly string _text = text.Text;

    /// <param name="span">In the logical text.</param>
    public WordSyntax Parse(TextSpan span)
    {
        var position = span.Start;
        return IsPlain(span) ? CreatePlain(span) : ParseUntil(ref position, span.End, terminator: '\0', depth: 0);
    }

    // Most words are.
    private bool IsPlain(TextSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            if (_text[i] is '$' or '"' or '\'' || _text[i] == escape)
                return false;
        }

        return !span.IsEmpty;
    }

    private WordSyntax CreatePlain(TextSpan span)
    {
        var (file, value) = (text.ToFile(span), _text.Substring(span.Start, span.Length));
        return new WordSyntax(file, value, ImmutableArray.Create<WordPart>(new TextPart(file, value)));
    }

    /// <summary>Splits at spaces, no quotes known: ADD, COPY, EXPOSE, FROM, VOLUME.</summary>
    public static IEnumerable<TextSpan> SplitAtBlanks(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isBlank = i == text.Length || text[i] is '\t' or '\v' or '\f' or '\r' or ' ';
            if (!isBlank && start < 0)
                start = i;
            else if (isBlank && start >= 0)
            {
                yield return TextSpan.FromBounds(start, i);
                start = -1;
            }
        }
    }

    /// <summary>Splits at white space outside quotes: ARG, ENV, LABEL.</summary>
    public static IEnumerable<TextSpan> SplitQuoted(string text, char escape)
    {
        var start = -1;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (start >= 0)
                    yield return TextSpan.FromBounds(start, i);
                start = -1;
                continue;
            }

            if (start < 0)
                start = i;
            if (c == escape && quote != '\'' && i + 1 < text.Length)
                i++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"')
                quote = c;
        }

        if (start >= 0)
            yield return TextSpan.FromBounds(start, text.Length);
    }

    private WordSyntax ParseUntil(ref int position, int end, char terminator, int depth)
    {
        var start = position;
        var parts = default(ArrayBuilder<WordPart>);
        var literal = new StringBuilder();
        var literalStart = position;
        var quote = '\0';
        var quoteStart = 0;

        void Flush(int at, char quoted, bool force = false)
        {
            if (literal.Length > 0 || force)
                parts.Add(new TextPart(text.ToFile(TextSpan.FromBounds(literalStart, at)), literal.ToString(), quoted));
            literal.Clear();
        }

        while (position < end)
        {
            var c = _text[position];
            if (quote == '\0' && terminator != '\0' && c == terminator)
                break;
            if (quote == '\'')
            {
                position++;
                if (c == '\'')
                {
                    Flush(position, quote, force: true);
                    literalStart = position;
                    quote = '\0';
                }
                else
                {
                    literal.Append(c);
                }

                continue;
            }

            if (c == escape && position + 1 < end
                && (quote == '\0' || _text[position + 1] is '"' or '$' || _text[position + 1] == escape))
            {
                literal.Append(_text[position + 1]);
                position += 2;
            }
            else if (c == escape && quote == '\0' && position + 1 == end)
            {
                position++;
            }
            else if (c == '"')
            {
                position++;
                Flush(quote == '"' ? position : position - 1, quote, force: quote == '"' && literal.Length > 0);
                literalStart = quote == '"' ? position : position - 1;
                quoteStart = position - 1;
                quote = quote == '"' ? '\0' : '"';
            }
            else if (c == '\'' && quote == '\0')
            {
                Flush(position, quote);
                literalStart = quoteStart = position++;
                quote = '\'';
            }
            else if (c == '$' && TryParseVariable(position, end, quote, depth, out var variable, out var next))
            {
                Flush(position, quote);
                parts.Add(variable!);
                position = literalStart = next;
            }
            else
            {
                literal.Append(c);
                position++;
            }
        }

        if (quote != '\0')
            report(text.ToFile(TextSpan.FromBounds(quoteStart, position)), $"Missing closing quote {quote}");
        Flush(position, quote);
        if (parts.Count == 0)
            parts.Add(new TextPart(text.ToFile(TextSpan.FromBounds(start, position)), ""));
        var span = TextSpan.FromBounds(start, position);
        return new WordSyntax(text.ToFile(span), _text.Substring(span.Start, span.Length), parts.ToImmutableArray());
    }

    private bool TryParseVariable(int start, int end, char quote, int depth, out VariablePart? variable, out int next)
    {
        variable = null;
        next = start + 1;
        if (next >= end)
            return false;
        if (_text[next] != '{')
        {
            next = ReadName(next, end);
            if (next == start + 1)
                return false;
            variable = Create(TextSpan.FromBounds(start, next), _text.Substring(start + 1, next - start - 1), quote);
            return true;
        }

        var nameStart = next + 1;
        var nameEnd = ReadName(nameStart, end);
        if (nameEnd == nameStart || depth > MaxDepth)
        {
            report(
                text.ToFile(TextSpan.FromBounds(start, Math.Min(end, nameEnd + 1))),
                "'${' must be followed by the name of a variable");
            return false;
        }

        var name = _text.Substring(nameStart, nameEnd - nameStart);
        next = nameEnd;
        string? operation = null;
        WordSyntax? operand = null;
        WordSyntax? replacement = null;
        if (next < end && _text[next] != '}')
        {
            operation = ReadOperator(next, end);
            if (operation is null)
            {
                report(
                    text.ToFile(TextSpan.FromBounds(next, next + 1)),
                    $"Docker does not support the operator '{_text[next]}' in '${{{name}…}}'");
                operation = "";
                next++;
            }

            next += operation.Length;
            operand = ParseUntil(ref next, end, operation is "/" or "//" ? '/' : '}', depth + 1);
            if (operation is "/" or "//")
            {
                if (next < end && _text[next] == '/')
                {
                    next++;
                    replacement = ParseUntil(ref next, end, '}', depth + 1);
                }
                else
                {
                    report(
                        text.ToFile(TextSpan.FromBounds(start, nameEnd + operation.Length)),
                        $"Missing second '/' in '${{{name}/pattern/replacement}}'");
                }
            }
        }

        if (next >= end)
            report(text.ToFile(TextSpan.FromBounds(start, nameEnd)), $"Missing '}}' after '${{{name}'");
        else
            next++;
        variable = Create(TextSpan.FromBounds(start, next), name, quote, operation, operand, replacement);
        return true;
    }

    private VariablePart Create(
        TextSpan span,
        string name,
        char quote,
        string? operation = null,
        WordSyntax? operand = null,
        WordSyntax? replacement = null) =>
        new(text.ToFile(span), name, operation, operand, replacement, quote);

    private string? ReadOperator(int position, int end)
    {
        foreach (var candidate in new[] { ":-", ":+", ":?", "##", "%%", "//", "-", "+", "?", "#", "%", "/" })
        {
            if (position + candidate.Length <= end
                && string.CompareOrdinal(_text, position, candidate, 0, candidate.Length) == 0)
                return candidate;
        }

        return null;
    }

    private int ReadName(int position, int end)
    {
        if (position >= end)
            return position;
        var c = _text[position];
        if (c is >= '0' and <= '9')
        {
            while (position < end && _text[position] is >= '0' and <= '9')
                position++;
            return position;
        }

        if (c is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            return position + 1;
        while (position < end && (char.IsLetterOrDigit(_text[position]) || _text[position] == '_'))
            position++;
        return position;
    }
}
