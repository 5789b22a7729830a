namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>File names are piped to xargs without NUL characters.</summary>
internal sealed class FileNamesThroughXargs() : Rule<RunScript>(new()
{
    Id = "DFA7109",
    Title = "Separate file names with NUL characters",
    Message = "'xargs' splits file names at spaces and interprets quotes; use 'find -print0' and 'xargs -0'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2038", "SC2011"),
    Fix = FixSafety.Unsafe,
})
{
    private static readonly Regex s_delimiter = new("^(-[oprtx]*d|--delimiter)", RegexOptions.CultureInvariant);

    // "-r0", "-0", but not the number of "-n10".
    private static readonly Regex s_separator = new(
        "^(-[oprtx]*[0d]|--(null|delimiter))", RegexOptions.CultureInvariant);

    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var pipeline in script.Nodes.OfType<PipelineSyntax>())
        {
            for (var i = 1; i < pipeline.Commands.Length; i++)
            {
                if (pipeline.Commands[i - 1] is SimpleCommandSyntax { Name: "find" or "ls" } names
                    && pipeline.Commands[i] is SimpleCommandSyntax { Name: "xargs" } xargs
                    && !IsSeparated(names, xargs))
                    context.Report(xargs.Words[0].Span, [], fix: CreateFix(names, xargs));
            }
        }
    }

    // ls prints NUL characters only with --zero, whatever xargs expects.
    private static bool IsSeparated(SimpleCommandSyntax names, SimpleCommandSyntax xargs) =>
        names.Words.Any(word => word.Text is "-print0" or "-printf" or "-fprint0" or "-fprintf" or "--zero")
        || xargs.Words.Any(word => (names.Name == "find" ? s_separator : s_delimiter).IsMatch(word.Text));

    // After an action or an "or", another action would mean something else.
    private static Fix? CreateFix(SimpleCommandSyntax names, SimpleCommandSyntax xargs) =>
        names.Name == "find"
        && !names.Words.Any(word =>
            word.Text is "-o" or "-or" or "-print" or "-exec" or "-execdir" or "-delete" or "-ls" or "-quit" or ",")
        && names.Redirections.IsEmpty
            ? Fix.Unsafe(
                "Separate names with NUL characters, which keeps names with spaces and quotes intact",
                Change.AddsOption,
                TextEdit.Insert(names.Words[names.Words.Length - 1].Span.End, " -print0"),
                TextEdit.Insert(xargs.Words[0].Span.End, " -0"))
            : null;
}
