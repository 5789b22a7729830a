namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>find -exec sh -c with the file name inside the script.</summary>
internal sealed class FileNameInScript() : Rule<RunScript>(new()
{
    Id = "DFA7023",
    Title = "Pass file names to a script as arguments",
    Message = "Each file name becomes part of the script; spaces or quotes in a name change what it does",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2156"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var execution in script.FindExpressions.SelectMany(expression => expression.Executions)
            .Where(execution => !execution.Words.IsEmpty))
        {
            var words = execution.Words;
            if (words[0].Constant is { } shell
                && NestedCommands.FindScript(Interpreters.GetName(shell), words.Select(word => word.Constant).ToArray())
                    is var (index, _, _) && words[index].Text.Contains("{}"))
                context.Report(words[index].Span, [], fix: index + 1 == words.Length ? CreateFix(words[index]) : null);
        }
    }

    // Inside double quotes, the outer shell would expand "$1".
    private static Fix? CreateFix(ShellWord word) =>
        word.Parts.Length == 1 && word.Parts[0] is SingleQuotedPart { IsAnsi: false } quoted
        && quoted.Value.IndexOfAny(new[] { '"', '\\', '$', '`' }) < 0 && !word.Text.Contains("\n")
            ? Fix.Unsafe(
                "Pass it as an argument, which changes how names with spaces and quotes are handled",
                Change.ReplacesWord,
                TextEdit.Replace(word.Span, $"{word.Text.Replace("{}", "\"$1\"")} sh {{}}"))
            : null;
}
