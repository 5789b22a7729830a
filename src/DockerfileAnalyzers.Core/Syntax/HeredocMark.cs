using System.Text;

namespace DockerfileAnalyzers.Syntax;

/// <summary>A <c>&lt;&lt;NAME</c> word of an instruction's line, before its body is read.</summary>
/// <param name="LogicalSpan">In the arguments.</param>
internal sealed record HeredocMark(
    TextSpan Span, TextSpan LogicalSpan, string Name, bool Expands, bool StripsTabs, int? FileDescriptor)
{
    private static readonly Regex s_word = new(@"\A(\d*)<<(-?)\s*([^<]*)\z", RegexOptions.CultureInvariant);

    /// <summary>
    /// The heredoc words of an argument line, as BuildKit's lexer splits it: spaces outside quotes separate, except
    /// those directly after <c>&lt;&lt;</c>. A quote that is not closed hides them all.
    /// </summary>
    public static IReadOnlyList<HeredocMark> Find(LogicalText arguments)
    {
        var text = arguments.Text;
        var result = new List<HeredocMark>();
        if (text.IndexOf("<<", StringComparison.Ordinal) < 0)
            return result;
        var start = -1;
        var quote = '\0';
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (start >= 0 && i < text.Length && i - start >= 2
                    && (Ends(text, start, i, "<<") || Ends(text, start, i, "<<-")))
                {
                    while (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))
                        i++;
                    continue;
                }

                if (start >= 0 && TryCreate(arguments, TextSpan.FromBounds(start, i)) is { } mark)
                    result.Add(mark);
                start = -1;
                continue;
            }

            start = start < 0 ? i : start;
            if (quote == '\0' && c is '\'' or '"')
                quote = c;
            else if (c == quote)
                quote = '\0';
            else if (c == '\\' && quote != '\'')
                i++;
        }

        return quote == '\0' ? result : new List<HeredocMark>();
    }

    private static bool Ends(string text, int start, int end, string suffix) =>
        end - start >= suffix.Length && string.CompareOrdinal(text, end - suffix.Length, suffix, 0, suffix.Length) == 0
        && s_word.IsMatch(text.Substring(start, end - start));

    private static HeredocMark? TryCreate(LogicalText arguments, TextSpan span)
    {
        span = span.End > arguments.Length ? TextSpan.FromBounds(span.Start, arguments.Length) : span;
        var match = s_word.Match(arguments.Text.Substring(span.Start, span.Length).TrimEnd());
        if (!match.Success || Unquote(match.Groups[3].Value, out var isQuoted) is not { Length: > 0 } name)
            return null;
        var descriptor = WholeNumber.TryParse(match.Groups[1].Value, out var number) ? number : (int?)null;
        return new HeredocMark(arguments.ToFile(span), span, name, !isQuoted, match.Groups[2].Length > 0, descriptor);
    }

    private static string? Unquote(string word, out bool isQuoted)
    {
        var result = new StringBuilder();
        var quote = '\0';
        isQuoted = false;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
                return null;
            if (quote == '\0' && c is '\'' or '"')
            {
                quote = c;
                isQuoted = true;
            }
            else if (quote != '\0' && c == quote)
                quote = '\0';
            else if (c == '\\' && quote != '\'' && i + 1 < word.Length)
                result.Append(word[++i]);
            else
                result.Append(c);
        }

        return result.ToString();
    }
}
