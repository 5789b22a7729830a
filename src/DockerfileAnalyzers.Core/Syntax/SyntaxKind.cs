namespace DockerfileAnalyzers.Syntax;

/// <summary>The kinds of tokens. Trivia are also tokens.</summary>
internal enum SyntaxKind : byte
{
    ByteOrderMark,
    Whitespace,
    NewLine,
    Comment,
    /// <summary>The escape character that ends a line, the spaces after it and the line break.</summary>
    LineContinuation,
    ParserDirective,
    Keyword,
    Flag,
    /// <summary>A piece of an instruction's arguments that is on one physical line.</summary>
    Text,
    /// <summary>The body of a heredoc, terminator line excluded.</summary>
    HeredocBody,
    HeredocTerminator,
}

/// <summary>A run of characters; the tokens of a file tile its text without gap or overlap.</summary>
internal readonly record struct SyntaxToken(SyntaxKind Kind, Text.TextSpan Span);

/// <summary>A place where the text is not what the language demands. The analysis continues after it.</summary>
internal sealed record SyntaxError(Text.TextSpan Span, string Message);
