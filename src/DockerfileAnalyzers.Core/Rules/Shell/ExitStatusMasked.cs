namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>An export or declaration that hides the exit status of the command substitution in its value.</summary>
internal sealed class ExitStatusMasked() : Rule<RunScript>(new()
{
    Id = "DFA7004",
    Title = "Assign and export separately so that failures are detected",
    Message = "'{0}' succeeds even if the command substitution fails",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2155"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.IsDeclaration))
        {
            foreach (var word in command.Words.Skip(1))
            {
                if (word.AssignedName is { } name && HasSubstitution(word))
                    context.Report(word.Span, [command.Words[0].Text], fix: CreateFix(script, command, word, name));
            }
        }
    }

    private static bool HasSubstitution(ShellWord word) => word.PartsWithinQuotes.Any(part => part is SubstitutionPart);

    // Only where the two commands connect to the commands around them as the one did.
    private static Fix? CreateFix(RunScript script, SimpleCommandSyntax command, ShellWord word, string name)
    {
        if (command.Words.Length != 2 || !command.Redirections.IsEmpty || !command.Assignments.IsEmpty
            || command.Words[0].Text is not "export" || command.Parent is not ShellListSyntax list
            || list.Items.Any(item => item.Operator is ListOperator.Or || item.IsBackground))
            return null;
        // Even with "set -e", the shell ignores a failure on the left of "&&".
        var isLast = script.HasErrexit && RunScript.StandsAlone(command);
        return Fix.Unsafe(
            "Assign first, which fails the build if the command fails", Change.RewritesScript,
            TextEdit.Delete(TextSpan.FromBounds(command.Words[0].Span.Start, word.Span.Start)),
            TextEdit.Insert(word.Span.End, (isLast ? "; export " : " && export ") + name));
    }
}
