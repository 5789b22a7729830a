namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>wc counts the lines that grep finds.</summary>
internal sealed class GrepPipedToWc() : Rule<RunScript>(new()
{
    Id = "DFA7121",
    Title = "Use 'grep -c'",
    Message = "'wc -l' is not needed; 'grep -c' counts matching lines",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2126"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var (grep, reader) in script.Pipes)
        {
            if (grep.Name == "grep" && reader is { Name: "wc", Arguments: [{ Text: "-l" or "--lines" }] }
                && !grep.HasOption(OptionTrait.OtherCount))
                context.Report(reader.Span, [], fix: CreateFix(grep, reader));
        }
    }

    // For several files, grep prints one number each.
    private static Fix? CreateFix(ShellCommand grep, ShellCommand count) =>
        grep.Operands.Length <= 2 && !grep.HasOption("-e", "-f") && count.Redirections.IsEmpty
            && grep.ArgumentWords.All(word => word.Parts.All(part => part is not (GlobPart or BracePart)))
            ? Fix.Unsafe("Use 'grep -c'", Change.RewritesScript, TextEdit.Insert(grep.NameSpan.End, " -c"),
                TextEdit.Delete(TextSpan.FromBounds(grep.Span.End, count.Span.End))) : null;
}
