namespace DockerfileAnalyzers.Syntax;

/// <summary>A <c>.dockerignore</c> file.</summary>
internal sealed class DockerignoreSyntax(SourceFile file) : SyntaxNode(new TextSpan(0, file.Text.Length))
{
    public SourceFile File { get; } = file;

    /// <summary>Whether only the beginning of the file was parsed.</summary>
    public bool IsCut { get; init; }

    public ImmutableArray<SyntaxToken> Tokens { get; init; } = ImmutableArray<SyntaxToken>.Empty;

    public ImmutableArray<CommentSyntax> Comments { get; init; } = ImmutableArray<CommentSyntax>.Empty;

    public ImmutableArray<IgnorePatternSyntax> Patterns { get; init; } = ImmutableArray<IgnorePatternSyntax>.Empty;

    public ImmutableArray<SyntaxError> Errors { get; init; } = ImmutableArray<SyntaxError>.Empty;
}

/// <summary>One pattern line.</summary>
internal sealed class IgnorePatternSyntax(TextSpan span, string pattern, bool isException) : SyntaxNode(span)
{
    /// <summary>
    /// Cleaned as Docker does: without <c>!</c>, leading and trailing slashes, <c>.</c> and <c>..</c> resolved.
    /// </summary>
    public string Pattern { get; } = pattern;

    /// <summary>A line that starts with <c>!</c>: what it matches is sent after all.</summary>
    public bool IsException { get; } = isException;
}
