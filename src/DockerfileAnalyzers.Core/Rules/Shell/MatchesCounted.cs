namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>wc counts the lines that grep finds.</summary>
public sealed class MatchesCounted() : Rule<RunScript>(new()
{
    Id = "DFA7121",
    Title = "Let grep count",
    Message = "'grep -c' counts the lines by itself",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2126"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var pipeline in script.Nodes.OfType<PipelineSyntax>())
        {
            for (var i = 0; i + 1 < pipeline.Commands.Length; i++)
            {
                if (pipeline.Commands[i] is SimpleCommandSyntax { Name: "grep" } grep && pipeline.Commands[i + 1] is SimpleCommandSyntax { Name: "wc", Words.Length: 2 } count && count.Words[1].Text is "-l" or "--lines"
                    && !CommandOptions.Has(grep, "olLrRABC", "--only-matching", "--files-with-matches", "--files-without-match", "--recursive", "--dereference-recursive", "--after-context", "--before-context", "--context"))
                    context.Report(count.Span, [], fix: CreateFix(grep, count));
            }
        }
    }

    // Of several files, grep says one number each.
    private static Fix? CreateFix(SimpleCommandSyntax grep, SimpleCommandSyntax count) =>
        grep.Words.Skip(1).Count(word => word.Text[0] != '-') <= 2 && grep.Words.All(word => word.Parts.All(part => part is not (GlobPart or BracePart))) && !CommandOptions.Has(grep, "ef") && count.Redirections.IsEmpty
            ? Fix.Unsafe("Write grep -c", Change.RewritesScript, TextEdit.Insert(grep.Words[0].Span.End, " -c"), TextEdit.Delete(TextSpan.FromBounds(grep.Span.End, count.Span.End)))
            : null;
}
