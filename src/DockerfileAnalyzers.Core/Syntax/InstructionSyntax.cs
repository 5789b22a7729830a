namespace DockerfileAnalyzers.Syntax;

/// <summary>
/// One instruction with its flags and arguments. Its errors are in
/// <see cref="DockerfileSyntax.Errors"/>; missing parts are empty, never null.
/// </summary>
internal abstract class InstructionSyntax(InstructionHeader header) : SyntaxNode(header.Span)
{
    /// <summary>The instruction word in upper case.</summary>
    public string Keyword { get; } = header.Keyword.ToUpperInvariant();

    public TextSpan KeywordSpan { get; } = header.KeywordSpan;

    public ImmutableArray<FlagSyntax> Flags { get; } = header.Flags;

    /// <summary>
    /// The text after the flags, without continuations, comments inside them, and here-document bodies.
    /// </summary>
    public LogicalText Arguments { get; } = header.Arguments;

    /// <summary>Heredocs in order; only RUN, COPY and ADD (also as trigger of ONBUILD) have any.</summary>
    public ImmutableArray<HeredocSyntax> Heredocs { get; } = header.Heredocs;

    /// <summary>
    /// The comments directly above the instruction: of the block that no empty line or instruction separates from it.
    /// </summary>
    public ImmutableArray<CommentSyntax> LeadingComments { get; } = header.LeadingComments;

    /// <summary>Where it starts with its comments: text that is inserted before it is above them.</summary>
    public int StartWithComments => LeadingComments.IsEmpty ? Span.Start : LeadingComments[0].Span.Start;

    /// <summary>The comments between the lines of a continued instruction.</summary>
    public ImmutableArray<CommentSyntax> InnerComments { get; } = header.InnerComments;

    /// <summary>The comments above it and those between its lines.</summary>
    public IEnumerable<CommentSyntax> Comments =>
        InnerComments.IsEmpty ? LeadingComments : LeadingComments.Concat(InnerComments);

    /// <summary>The lines of it that were meant as instructions of their own.</summary>
    public ImmutableArray<SwallowedLine> Swallowed { get; } = header.Swallowed;

    public FlagSyntax? GetFlag(string name)
    {
        foreach (var flag in Flags)
        {
            if (flag.Name == name)
                return flag;
        }

        return null;
    }

    public override string ToString() => $"{Keyword} {Arguments}";
}

/// <summary>The parts that every instruction has.</summary>
internal sealed record InstructionHeader(
    TextSpan Span, string Keyword, TextSpan KeywordSpan, ImmutableArray<FlagSyntax> Flags, LogicalText Arguments,
    ImmutableArray<HeredocSyntax> Heredocs,
    ImmutableArray<CommentSyntax> LeadingComments,
    ImmutableArray<CommentSyntax> InnerComments)
{
    public ImmutableArray<SwallowedLine> Swallowed { get; init; } = ImmutableArray<SwallowedLine>.Empty;
}

/// <summary>One string of an exec form.</summary>
/// <param name="Text">JSON escapes resolved, with the way back to the file.</param>
/// <param name="Span">With the quotation marks.</param>
internal sealed record ExecArgument(LogicalText Text, TextSpan Span)
{
    public string Value => Text.Text;
}

/// <summary>
/// RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK CMD: exec form, shell form, or (RUN) a heredoc script.
/// </summary>
internal abstract class CommandInstructionSyntax(InstructionHeader header) : InstructionSyntax(header)
{
    public bool IsExecForm => !ExecArguments.IsDefault;

    /// <summary>Default where the instruction is not in exec form; empty for <c>[]</c>.</summary>
    public ImmutableArray<ExecArgument> ExecArguments { get; init; }

    /// <summary>
    /// The text that the shell gets; <see langword="null"/> in exec form and where there is none. The argument line
    /// with the bodies of its heredocs below it; where it is one heredoc word only, that body.
    /// </summary>
    public LogicalText? ScriptText { get; init; }

    /// <summary>
    /// The <c>#!</c> line's program where the script is one heredoc that starts with it: no shell reads it then.
    /// </summary>
    public string? Interpreter { get; init; }
}
