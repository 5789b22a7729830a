namespace DockerfileAnalyzers.Syntax;

/// <summary>Reads a .dockerignore as Docker does. Never throws.</summary>
internal static class DockerignoreParser
{
    /// <param name="maxTokens">The limit for files that were not written by hand.</param>
    public static DockerignoreSyntax Parse(SourceFile file, int maxTokens = int.MaxValue)
    {
        var text = file.Text;
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        var comments = ImmutableArray.CreateBuilder<CommentSyntax>();
        var patterns = ImmutableArray.CreateBuilder<IgnorePatternSyntax>();
        var errors = ImmutableArray.CreateBuilder<SyntaxError>();
        void Add(SyntaxKind kind, int start, int end)
        {
            if (end > start)
                tokens.Add(new SyntaxToken(kind, TextSpan.FromBounds(start, end)));
        }

        var first = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        Add(SyntaxKind.ByteOrderMark, 0, first);
        var lines = new LineReader(text, first);
        while (tokens.Count < maxTokens && lines.TryPeek(out var line))
        {
            lines.Advance(line);
            var start = line.FirstNonBlank(text);
            var end = line.ContentEnd;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
                end--;
            Add(SyntaxKind.Whitespace, line.Start, start);
            // Only a '#' in the first column starts a comment.
            var isComment = start == line.Start && start < end && text[start] == '#';
            Add(isComment ? SyntaxKind.Comment : SyntaxKind.Text, start, end);
            Add(SyntaxKind.Whitespace, end, line.ContentEnd);
            Add(SyntaxKind.NewLine, line.ContentEnd, line.End);
            var span = TextSpan.FromBounds(start, end);
            if (isComment)
                comments.Add(new CommentSyntax(span, text.Substring(start + 1, end - start - 1).Trim()));
            else if (start < end)
                ReadPattern(span, file.GetText(span), patterns, errors);
        }

        return new DockerignoreSyntax(file)
        {
            IsCut = tokens.Count >= maxTokens,
            Tokens = tokens.ToImmutable(),
            Comments = comments.ToImmutable(),
            Patterns = patterns.ToImmutable(),
            Errors = errors.ToImmutable(),
        };
    }

    private static void ReadPattern(
        TextSpan span,
        string text,
        ImmutableArray<IgnorePatternSyntax>.Builder patterns,
        ImmutableArray<SyntaxError>.Builder errors)
    {
        var isException = text[0] == '!';
        var pattern = isException ? text.Substring(1).Trim() : text;
        if (pattern.Length == 0)
        {
            errors.Add(new SyntaxError(span, "'!' must be followed by a pattern"));
            return;
        }

        if (FindError(pattern) is var (start, end, error))
        {
            var place = new TextSpan(span.Start + text.IndexOf(pattern, StringComparison.Ordinal) + start, end - start);
            errors.Add(new SyntaxError(place, $"Invalid pattern '{pattern}': {error}"));
            return;
        }

        patterns.Add(new IgnorePatternSyntax(span, Clean(pattern), isException));
    }

    private static (int Start, int End, string Message)? FindError(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                if (++i == pattern.Length)
                    return (i - 1, i, "it ends in a single '\\'");
            }
            else if (pattern[i] == '[')
            {
                if (CharacterClass.TryRead(pattern, i, out var end, out var error) is null)
                    return (
                        i,
                        pattern.IndexOf(']', Math.Min(Math.Max(end, i + 2), pattern.Length)) is >= 0 and var close
                            ? close + 1
                            : end,
                        error!);
                i = end - 1;
            }
        }

        return null;
    }

    // As Go's filepath.Clean, then without the leading slash.
    private static string Clean(string pattern)
    {
        var isRooted = pattern[0] == '/';
        var segments = RelativePath.Resolve(pattern, isRooted);
        return segments.Count == 0 ? isRooted ? "/" : "." : string.Join("/", segments);
    }
}
