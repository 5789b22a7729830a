namespace DockerfileAnalyzers.Syntax;

/// <summary>
/// A line that looks like an instruction of its own but belongs to the one above, because that one's line is continued.
/// </summary>
/// <param name="Keyword">In upper case.</param>
/// <param name="Continuation">The escape character that continues the line before it.</param>
/// <param name="EndsPath">Whether that character was meant as the end of a Windows path.</param>
internal sealed record SwallowedLine(string Keyword, TextSpan KeywordSpan, TextSpan Continuation, bool EndsPath)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
        | RegexOptions.IgnoreCase;

    /// <summary>
    /// The shape of the text after each keyword, because a shell command may have an argument of that name.
    /// </summary>
    private static readonly Dictionary<string, Regex> s_shapes = new(StringComparer.Ordinal)
    {
        ["ADD"] = new(@"\A(--[a-z-]+(=\S+)?\s+)*(\[\s*""|<<|[^\s;&|)]\S*\s+\S)", Options),
        ["ARG"] = new(@"\A[a-z_]\w*(=.*)?\z", Options),
        ["CMD"] = new(@"\A[^\s;&|)]", Options),
        ["COPY"] = new(@"\A(--[a-z-]+(=\S+)?\s+)*(\[\s*""|<<|[^\s;&|)]\S*\s+\S)", Options),
        ["ENTRYPOINT"] = new(@"\A[^\s;&|)]", Options),
        ["ENV"] = new(@"\A[a-z_]\w*(=|\s+\S)", Options),
        ["EXPOSE"] = new(@"\A(\d|\$)", Options),
        ["FROM"] = new(@"\A(--platform=\S+\s+)?[^\s-]\S*(\s+AS\s+\S+)?\z", Options),
        ["HEALTHCHECK"] = new(@"\A(NONE|--|CMD\b)", Options),
        ["LABEL"] = new(@"\A[\w.""'-]+(=|\s+\S)", Options),
        ["MAINTAINER"] = new(@"\A[^\s;&|)]", Options),
        ["ONBUILD"] = new(@"\A[a-z]+\s+\S", Options),
        ["RUN"] = new(@"\A[^\s;&|)]", Options),
        ["SHELL"] = new(@"\A\[", Options),
        ["STOPSIGNAL"] = new(@"\A(SIG[A-Z]+|\d+)\z", Options),
        ["USER"] = new(@"\A[^\s-]\S*\z", Options),
        ["VOLUME"] = new(@"\A([/$[""']|[a-z]:)", Options),
        ["WORKDIR"] = new(@"\A[^\s-]\S*\z", Options),
    };

    private static readonly Regex s_line = new(
        @"\A(?<indent>\s*)(?<word>[a-z]+)[ \t]+(?<rest>\S(?:.*\S)?)\s*\z", Options | RegexOptions.Singleline);

    /// <summary>After these a command begins, not an argument.</summary>
    private static readonly Regex s_beforeCommand = new(
        @"([&|;({]|\b(then|do|else))\s*\z", Options | RegexOptions.RightToLeft);

    /// <summary>A path of Windows: its last separator is at the end of the line.</summary>
    private static readonly Regex s_path = new(
        @"(\A|[\s=""'])([a-z]:|\.{0,2}|[\w.-]+)(\\[^\s\\""'<>|]*)*\z", Options | RegexOptions.RightToLeft);

    /// <summary>Their arguments are text.</summary>
    private static readonly Regex s_writer = new(
        @"(\A|[&|;({]|\b(then|do|else|RUN))\s*(echo|printf|cat|grep|sed|awk|tee)\b[^&|;]*\z",
        Options | RegexOptions.RightToLeft);

    /// <summary>Whether a line begins with a keyword; a look at its text alone.</summary>
    internal static bool IsCandidate(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        var wordEnd = start;
        while (wordEnd < end && char.IsLetter(text[wordEnd]))
            wordEnd++;
        return wordEnd < end && wordEnd - start is >= 3 and <= 11
            && s_shapes.ContainsKey(text.Substring(start, wordEnd - start).ToUpperInvariant());
    }

    /// <param name="before">The instruction up to the line.</param>
    /// <param name="line">The line without its own continuation.</param>
    /// <returns><see langword="null"/> where the line is a part of the instruction, or may be one.</returns>
    internal static SwallowedLine? Find(
        string before, int outerIndent, string line, int position, TextSpan continuation, char escape)
    {
        if (s_line.Match(line) is not { Success: true } match)
            return null;
        var word = match.Groups["word"];
        var keyword = word.Value.ToUpperInvariant();
        var outer = before.Substring(0, before.TakeWhile(c => !char.IsWhiteSpace(c)).Count());
        if (!s_shapes.TryGetValue(keyword, out var shape) || !shape.IsMatch(match.Groups["rest"].Value)
            || !HasCasingOf(word.Value, outer))
            return null;
        if (s_beforeCommand.IsMatch(before) || IsQuoteOpen(before)
            || IsArgumentOf(outer.ToUpperInvariant(), keyword, before))
            return null;
        // Lines of an instruction are mostly indented: where an instruction is, only a plain one counts.
        if (match.Groups["indent"].Length > outerIndent && (word.Value != keyword || s_writer.IsMatch(before)))
            return null;
        var start = position + word.Index;
        var endsPath = escape == '\\' && s_path.Match(before) is { Success: true } path && path.Value.Trim() is var text
            && (text.IndexOf('\\') >= 0 || text.EndsWith(":", StringComparison.Ordinal));
        return new SwallowedLine(keyword, new TextSpan(start, word.Length), continuation, endsPath);
    }

    // Capital letters are an instruction's; small ones only where the file writes its instructions so.
    private static bool HasCasingOf(string word, string other) =>
        word == word.ToUpperInvariant() || (word == word.ToLowerInvariant() && other == other.ToLowerInvariant());

    // "HEALTHCHECK --interval=5s \" and "ONBUILD \" are followed by one.
    private static bool IsArgumentOf(string outer, string keyword, string before) =>
        (outer == "ONBUILD" || (outer == "HEALTHCHECK" && keyword == "CMD"))
        && before.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).All(word => word.StartsWith("--", StringComparison.Ordinal));

    private static bool IsQuoteOpen(string text)
    {
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && quote != '\'')
                i++;
            else if (quote == '\0' && c is '\'' or '"')
                quote = c;
            else if (c == quote)
                quote = '\0';
        }

        return quote != '\0';
    }
}
