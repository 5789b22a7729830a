namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>echo prints the output of a command, or its own output is substituted.</summary>
internal sealed class RedundantEcho() : Rule<RunScript>(new()
{
    Id = "DFA7122",
    Title = "Remove the redundant 'echo'",
    Message = "{0} the same without 'echo'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2005", "SC2116"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var echo in script.Commands.Where(command =>
            command.Name == "echo" && command.Words.Length > 1 && command.Assignments.IsEmpty))
        {
            if (FindOutput(echo) is { } output)
                context.Report(echo.Words[0].Span, ["The command prints"], fix: CreateFix(context.File, echo, output));
            else if (IsReadBack(echo)
                && !(echo.Ancestors.OfType<SimpleCommandSyntax>().FirstOrDefault()
                    is { Name: "echo", Words.Length: 2 } outer && FindOutput(outer) is not null))
                context.Report(echo.Words[0].Span, ["The text is"], fix: CreateFix(echo));
        }
    }

    // "echo $(command)"; a command that reads the output file finishes before echo writes to it.
    private static SubstitutionPart? FindOutput(SimpleCommandSyntax echo)
    {
        if (echo.Words.Length != 2 || echo.Words[1].Parts.Length != 1)
            return null;
        var part = echo.Words[1].Parts[0] is DoubleQuotedPart { Parts.Length: 1 } quoted
            ? quoted.Parts[0]
            : echo.Words[1].Parts[0];
        return part is SubstitutionPart { Body.Items: { Length: 1 } items } output
            && items[0].Node is not SimpleCommandSyntax { Words.IsEmpty: true }
            && !echo.Redirections.Any(redirection =>
                redirection.Target is { } target
                && output.DescendantsAndSelf().OfType<ShellWord>().Any(word => word.Text == target.Text))
            ? output
            : null;
    }

    // "$(echo text)"; options, wildcards and braces do something to the text.
    private static bool IsReadBack(SimpleCommandSyntax echo) =>
        echo.Parent is ShellListSyntax { Items.Length: 1, Parent: SubstitutionPart } && echo.Redirections.IsEmpty
            && !echo.Words.Any(word => word.Text[0] == '-' || word.Parts.Any(part => part is GlobPart or BracePart));

    private static Fix? CreateFix(SourceFile file, SimpleCommandSyntax echo, SubstitutionPart output) =>
        output.Style is SubstitutionStyle.Parenthesis
            ? Fix.Unsafe(
                "Run the command without 'echo'",
                Change.RewritesScript,
                TextEdit.Replace(
                    TextSpan.FromBounds(echo.Span.Start, echo.Words[1].Span.End), file.GetText(output.Body.Span)))
            : null;

    private static Fix? CreateFix(SimpleCommandSyntax echo) => echo.Words.Length == 2 && echo.Words[1].IsPlain
        ? Fix.Unsafe(
            "Use the text directly",
            Change.RewritesScript,
            TextEdit.Replace(echo.Parent!.Parent!.Span, echo.Words[1].Text))
        : null;
}
