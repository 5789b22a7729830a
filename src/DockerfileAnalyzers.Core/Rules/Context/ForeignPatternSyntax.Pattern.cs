namespace DockerfileAnalyzers.Rules.Context;

/// <summary>A pattern in the syntax of another tool, which Docker interprets differently.</summary>
/// <param name="Span">The part in the syntax of the other tool.</param>
/// <param name="Reason">How Docker interprets it.</param>
/// <param name="Replacement">
/// The lines in Docker's syntax, separated by <c>\n</c>; <see langword="null"/> if they are not known.
/// </param>
internal sealed record ForeignPattern(TextSpan Span, string Reason, string? Replacement)
{
    /// <param name="isForWindows">Windows images are built on Windows, where <c>\</c> is a path separator.</param>
    /// <returns><see langword="null"/> if the pattern is in Docker's syntax.</returns>
    public static ForeignPattern? Find(SourceFile file, IgnorePatternSyntax pattern, bool isForWindows)
    {
        var text = file.GetText(pattern.Span);
        TextSpan Part(int start, int length) => new(pattern.Span.Start + start, length);
        if (text[0] == '#')
            return new ForeignPattern(pattern.Span, "a comment must start in the first column", null);
        if (FindComment(text) is var comment and > 0)
            return new ForeignPattern(
                Part(comment, text.Length - comment),
                "a comment must be on its own line and is part of the pattern here",
                text.Substring(comment).Trim() + "\n" + text.Substring(0, comment).Trim());
        if (text.Length > 2 && text[0] is '"' or '\'' && text[text.Length - 1] == text[0])
            return new ForeignPattern(
                pattern.Span, "quotes are part of the file name", text.Substring(1, text.Length - 2));
        if (!isForWindows && FindSeparator(text) is var slash and >= 0)
            return new ForeignPattern(
                Part(slash, 1), "'\\' is a path separator only on Windows", text.Replace('\\', '/'));
        if (text.IndexOf("[!", StringComparison.Ordinal) is var bracket and >= 0)
            return new ForeignPattern(
                Part(bracket, Math.Max(text.IndexOf(']', bracket) + 1 - bracket, 2)),
                "a class is negated by '^', and '[!…]' matches '!' itself",
                text.Replace("[!", "[^"));
        if (text.IndexOf('{') is >= 0 and var open && text.IndexOf('}', open) is > 0 and var close
            && text.IndexOf(',', open, close - open) > 0)
            return new ForeignPattern(
                Part(open, close + 1 - open), "braces are part of the file name", Expand(text, open, close));
        return pattern.Pattern.StartsWith("../", StringComparison.Ordinal)
            ? new ForeignPattern(
                Part(text.IndexOf("..", StringComparison.Ordinal), 2),
                "files outside the build context are never sent",
                null)
            : null;
    }

    private static int FindComment(string text)
    {
        for (var mark = text.IndexOf('#'); mark > 0; mark = text.IndexOf('#', mark + 1))
        {
            if (char.IsWhiteSpace(text[mark - 1]))
                return mark;
        }

        return -1;
    }

    // A letter or digit does not need to be escaped with '\'.
    private static int FindSeparator(string text)
    {
        for (var slash = text.IndexOf('\\'); slash >= 0
            && slash + 1 < text.Length; slash = text.IndexOf('\\', slash + 1))
        {
            if (char.IsLetterOrDigit(text[slash + 1]))
                return slash;
        }

        return -1;
    }

    private static string Expand(string text, int open, int close) =>
        string.Join("\n", text.Substring(open + 1, close - open - 1).Split(',')
            .Select(alternative => text.Substring(0, open) + alternative.Trim() + text.Substring(close + 1)));
}
