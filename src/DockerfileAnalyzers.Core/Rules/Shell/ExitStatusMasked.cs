namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A command that fails in the value of an export or declaration is not noticed.</summary>
internal sealed class ExitStatusMasked() : Rule<RunScript>(new()
{
    Id = "DFA7004",
    Title = "Assign and export separately so that failures are detected",
    Message = "'{0}' succeeds even if the command in it fails",
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

    // Only where the two steps are joined to what stands around them as the one was.
    private static Fix? CreateFix(RunScript script, SimpleCommandSyntax command, ShellWord word, string name)
    {
        if (command.Words.Length != 2 || !command.Redirections.IsEmpty || !command.Assignments.IsEmpty
            || command.Words[0].Text is not "export" || command.Parent is not ShellListSyntax list
            || list.Items.Any(item => item.Operator is ListOperator.Or || item.IsBackground))
            return null;
        // The shell minds no failure on the left of "&&", not even with "set -e".
        var isLast = script.HasErrexit && RunScript.StandsAlone(command);
        return Fix.Unsafe(
            "Assign first, which fails the build if the command fails", Change.RewritesScript,
            TextEdit.Delete(TextSpan.FromBounds(command.Words[0].Span.Start, word.Span.Start)),
            TextEdit.Insert(word.Span.End, (isLast ? "; export " : " && export ") + name));
    }
}
