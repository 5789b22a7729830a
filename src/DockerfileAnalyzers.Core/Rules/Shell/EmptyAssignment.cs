namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A space after <c>NAME=</c>: the value is empty, and the intended value is run as a command.</summary>
internal sealed class EmptyAssignment() : Rule<RunScript>(new()
{
    Id = "DFA7115",
    Title = "Remove the space after '='",
    Message = "'{0}' is assigned an empty value because of the space after '='; '{1}' is a separate word",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC1007"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => !command.Words.IsEmpty))
        {
            if (!command.Assignments.IsEmpty
                && command.Assignments[command.Assignments.Length - 1] is { Value.Parts.IsEmpty: true } last
                && !IsMeant(last.Name, command))
                context.Report(last.Span, [last.Name, command.Words[0].Text]);
            if (!command.IsDeclaration)
                continue;
            for (var i = 1; i + 1 < command.Words.Length; i++)
            {
                if (command.Words[i].AssignedName is { } name && command.Words[i].Text == name + "="
                    && command.Words[i + 1].AssignedName is null)
                    context.Report(command.Words[i].Span, [name, command.Words[i + 1].Text]);
            }
        }
    }

    // "IFS= read", "CFLAGS= make install": a program with arguments is meant to run. A value is usually one word.
    private static bool IsMeant(string name, SimpleCommandSyntax command) => name is "IFS" or "CDPATH"
        || (command.Name is { Length: > 0 } program && (char.IsLetter(program[0]) || program[0] is '.' or '/')
            && (command.Words.Length > 1 || CommandTable.Find(program) is not null
                || OneWordOutputs.TakesList(program)));
}
