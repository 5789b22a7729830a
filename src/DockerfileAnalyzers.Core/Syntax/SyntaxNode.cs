namespace DockerfileAnalyzers.Syntax;

/// <summary>A part of the tree. Immutable once the parser has returned it; spans are file coordinates.</summary>
internal abstract class SyntaxNode(TextSpan span)
{
    /// <summary>The node without outer trivia.</summary>
    public TextSpan Span { get; } = span;

    // Nodes are keys of many facts: cheaper than the identity, and nearly as distinct.
    public override int GetHashCode() => Span.Start;
}

/// <summary>A Dockerfile: all its tokens, and what they mean as far as the text alone says.</summary>
internal sealed class DockerfileSyntax(SourceFile file) : SyntaxNode(new TextSpan(0, file.Text.Length))
{
    private Lazy<ImmutableArray<InstructionSyntax>>? _malformed;

    public SourceFile File { get; } = file;

    /// <summary>Tiles <see cref="SourceFile.Text"/>.</summary>
    public ImmutableArray<SyntaxToken> Tokens { get; init; } = ImmutableArray<SyntaxToken>.Empty;

    public ImmutableArray<ParserDirectiveSyntax> Directives { get; init; } =
        ImmutableArray<ParserDirectiveSyntax>.Empty;

    /// <summary>
    /// Every comment line of the file, also those inside a continued instruction; not those of heredoc bodies.
    /// </summary>
    public ImmutableArray<CommentSyntax> Comments { get; init; } = ImmutableArray<CommentSyntax>.Empty;

    public NodeList<InstructionSyntax> Instructions { get; init; } = NodeList<InstructionSyntax>.Empty;

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<SyntaxError> Errors { get; init; } = ImmutableArray<SyntaxError>.Empty;

    /// <summary>
    /// Whether Docker's own frontend reads the file. Another one, of a
    /// <c># syntax=</c> line, may have more instructions.
    /// </summary>
    public bool IsDockersLanguage { get; init; } = true;

    /// <summary>Those that Docker refuses, and those that swallow another one.</summary>
    public ImmutableArray<InstructionSyntax> MalformedInstructions => (_malformed ??= new(FindAllMalformed)).Value;

    /// <summary>Whether a place is in one of them.</summary>
    public bool IsMalformed(TextSpan span) => FindMalformed(span) is not null;

    /// <summary>The malformed instruction that a place is in.</summary>
    public InstructionSyntax? FindMalformed(TextSpan span)
    {
        var low = 0;
        var high = MalformedInstructions.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (MalformedInstructions[middle].Span.Contains(span))
                return MalformedInstructions[middle];
            if (MalformedInstructions[middle].Span.Start <= span.Start)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    /// <summary><c>\</c>, or <c>`</c> by directive.</summary>
    public char EscapeCharacter { get; init; } = '\\';

    private ImmutableArray<InstructionSyntax> FindAllMalformed()
    {
        var result = ImmutableArray.CreateBuilder<InstructionSyntax>();
        var next = 0;
        foreach (var instruction in Instructions)
        {
            while (next < Errors.Length && Errors[next].Span.Start < instruction.Span.Start)
                next++;
            var isRefused = next < Errors.Length && Errors[next].Span.Start <= instruction.Span.End;
            if (isRefused || !instruction.Swallowed.IsEmpty)
                result.Add(instruction);
        }

        return result.ToImmutable();
    }
}

/// <summary><c># syntax=…</c>, <c># escape=…</c> or <c># check=…</c> at the top of the file.</summary>
internal sealed class ParserDirectiveSyntax(TextSpan span, string name, string value, TextSpan valueSpan)
    : SyntaxNode(span)
{
    /// <summary>In lower case.</summary>
    public string Name { get; } = name;

    public string Value { get; } = value;

    public TextSpan ValueSpan { get; } = valueSpan;
}

/// <summary>A comment line from its <c>#</c> to the end of the line, line break excluded.</summary>
internal sealed class CommentSyntax(TextSpan span, string text) : SyntaxNode(span)
{
    /// <summary>The text after the <c>#</c>, trimmed.</summary>
    public string Text { get; } = text;
}

/// <summary><c>--name=value</c> or <c>--name</c> before the arguments of an instruction.</summary>
internal sealed class FlagSyntax(TextSpan span, string name, WordSyntax? value) : SyntaxNode(span)
{
    /// <summary>Without the dashes, as written.</summary>
    public string Name { get; } = name;

    /// <summary><see langword="null"/> where no <c>=</c> follows the name.</summary>
    public WordSyntax? Value { get; } = value;
}

/// <summary>A here-document of RUN, COPY or ADD.</summary>
internal sealed class HeredocSyntax(TextSpan span) : SyntaxNode(span)
{
    /// <summary>The terminator, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Whether variables in the body are expanded by BuildKit (COPY, ADD): no part of the name is quoted.
    /// </summary>
    public required bool Expands { get; init; }

    /// <summary><c>&lt;&lt;-</c>: leading tabs of the body's lines are dropped.</summary>
    public required bool StripsTabs { get; init; }

    public int? FileDescriptor { get; init; }

    /// <summary>The body after tab stripping. Its lines keep their line breaks.</summary>
    public required LogicalText Body { get; init; }

    public TextSpan BodySpan => Body.FileSpan;

    /// <summary>The line that ends the body; <see langword="null"/> where the file ends first.</summary>
    public TextSpan? TerminatorSpan { get; init; }
}
