namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A redirection without a command.</summary>
internal sealed class RedirectionOnly() : Rule<RunScript>(new()
{
    Id = "DFA7026",
    Title = "Add the missing command to the redirection",
    Message = "This redirection has no command",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2188", "SC2189"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command =>
            command.Words.IsEmpty && command.Assignments.IsEmpty && !command.Redirections.IsEmpty))
        {
            // "$(< file)" expands to the content of the file.
            if (command.Parent is ShellListSyntax { Items.Length: 1, Parent: SubstitutionPart })
                continue;
            // Not ":", which is a special builtin: if its redirection fails, the whole script ends.
            var truncates = command.Parent is not PipelineSyntax
                && command.Redirections.All(redirection => redirection.Operator is ">" or ">|");
            var edit = TextEdit.Insert(command.Span.Start, "true ");
            context.Report(command.Span, [],
                fix: truncates ? Fix.Safe("Add 'true' before the redirection", Change.ReplacesWord, edit) : null);
        }
    }
}
