using System.Runtime.CompilerServices;
using System.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>
/// The size limits of an analysis. Larger files are not written by people, and analyzing them would take longer than
/// the build: only their syntax is checked, and DFA0007 says so.
/// </summary>
internal static class AnalysisLimits
{
    public const int MaxBytes = 5_000_000;

    public const int MaxInstructions = 2_000;

    public const int MaxSuppressions = 5_000;

    public const int MaxPatterns = 2_000;

    /// <summary>Characters of one instruction, with the heredocs that are scripts.</summary>
    public const int MaxInstructionLength = 100_000;

    /// <summary>Characters of all instructions.</summary>
    public const int MaxLength = 300_000;

    /// <summary>The syntax errors of such a file that are reported.</summary>
    public const int MaxErrors = 100;

    /// <summary>Whether a text is too large to be looked into at all.</summary>
    public static bool IsTooLarge(string text) =>
        text.Length > MaxBytes / 3 && Encoding.UTF8.GetByteCount(text) > MaxBytes;

    /// <summary>Only the beginning of a longer text is parsed, so that no file costs more than a second.</summary>
    private const int MaxParsedLength = 10_000_000;

    /// <summary>Only the first instructions are parsed, for the same reason.</summary>
    private const int MaxParsedInstructions = 10 * MaxInstructions;

    /// <summary>A line has four at most: what is before it, the pattern, what is after it, and its end.</summary>
    private const int MaxIgnoreTokens = 200_000;

    // An analysis and an editor look at the same text; of a thousand files, none is kept until it is needed again.
    private static readonly ConditionalWeakTable<string, WeakReference<DockerfileSyntax>> s_parsed = new();

    /// <summary>Why a Dockerfile is too large; <see langword="null"/> where it is not.</summary>
    public static string? Explain(SourceFile dockerfile) => Explain(dockerfile.Text) ?? Explain(Parse(dockerfile));

    /// <summary>
    /// The syntax of a Dockerfile; for one that is far too large, the syntax of its beginning, without errors that the
    /// cut causes.
    /// </summary>
    internal static DockerfileSyntax Parse(SourceFile file)
    {
        var known = s_parsed.GetValue(file.Text, _ => new(null!));
        if (known.TryGetTarget(out var syntax) && syntax.File.Path == file.Path)
            return syntax;
        syntax = ParseAnew(file);
        known.SetTarget(syntax);
        return syntax;
    }

    private static DockerfileSyntax ParseAnew(SourceFile file)
    {
        if (file.Text.Length <= MaxParsedLength)
            return DockerfileParser.ParseBeginning(file, MaxParsedInstructions);
        var end = file.Text.LastIndexOf('\n', MaxBytes) + 1;
        var beginning = new SourceFile(file.Path, file.Text.Substring(0, end > 0 ? end : MaxBytes));
        var syntax = DockerfileParser.ParseBeginning(beginning, MaxParsedInstructions);
        var hasStage = syntax.Instructions.Any(instruction => instruction is FromInstructionSyntax);
        var last = hasStage ? syntax.Instructions[syntax.Instructions.Length - 1].Span.Start : 0;
        return new DockerfileSyntax(file)
        {
            Directives = syntax.Directives,
            Comments = syntax.Comments,
            Instructions = syntax.Instructions,
            Errors = syntax.Errors.RemoveAll(error => error.Span.Start >= last),
            EscapeCharacter = syntax.EscapeCharacter,
        };
    }

    /// <summary>Why a Dockerfile is too large; <see langword="null"/> where it is not.</summary>
    public static string? Explain(DockerfileSyntax syntax)
    {
        if (Explain(syntax.File.Text) is { } reason)
            return reason;
        if (syntax.Instructions.Length > MaxInstructions)
            return FormattableString.Invariant($"has more than {MaxInstructions:#,0} instructions");
        if (syntax.Comments.Where(IsSuppression).Sum(comment => 1L + comment.Text.Count(c => c == ','))
            > MaxSuppressions)
            return FormattableString.Invariant($"has more than {MaxSuppressions:#,0} suppressions");
        var length = 0L;
        foreach (var instruction in syntax.Instructions)
        {
            var own = GetLength(instruction);
            if (own > MaxInstructionLength)
                return "has an instruction of more than 100 kB";
            length += own;
        }

        return length > MaxLength ? "has more than 300 kB of instructions" : null;
    }

    // Contents of files that a heredoc makes are not looked into.
    private static long GetLength(InstructionSyntax instruction) =>
        instruction.Arguments.Length
        + (instruction is CopyingInstructionSyntax
            ? 0
            : instruction.Heredocs.Sum(heredoc => (long)heredoc.Body.Length));

    // As far as it costs time: what the comment says is not read here.
    private static bool IsSuppression(CommentSyntax comment) =>
        comment.Text.Mentions("ignore")
        || comment.Text.StartsWith("check", StringComparison.Ordinal);

    /// <summary>The syntax of a .dockerignore; of one that is far too large, that of its beginning.</summary>
    internal static DockerignoreSyntax ParseIgnoreFile(SourceFile file) =>
        DockerignoreParser.Parse(file, MaxIgnoreTokens);

    /// <summary>Why a .dockerignore is too large; <see langword="null"/> where it is not.</summary>
    public static string? Explain(DockerignoreSyntax syntax) => Explain(syntax.File.Text)
        ?? (syntax.IsCut ? FormattableString.Invariant($"has more than {MaxIgnoreTokens / 4:#,0} lines") : null)
        ?? (syntax.Patterns.Length > MaxPatterns
            ? FormattableString.Invariant($"has more than {MaxPatterns:#,0} patterns")
            : null);

    private static string? Explain(string text) =>
        IsTooLarge(text) ? $"is larger than {MaxBytes / 1_000_000} MB" : null;
}
