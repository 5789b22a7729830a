namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A variable that is assigned but neither used nor exported.</summary>
internal sealed class VariableNeverUsed() : Rule<RunScript>(new()
{
    Id = "DFA7006",
    Title = "Use or export variables that are assigned",
    Message = "'{0}' is assigned but never used",
    Equivalents = ImmutableArray.Create("SC2034"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        // Code that these run may read the variable.
        if (script.SourcesUnknownCode || script.SharesShell || script.Variables.ReadsUnknown
            || script.ExportsAll
            || script.Commands.Any(command => command.Name == "set" && command.Words.Any(word => word.Text == "--")))
            return;
        var used = script.Variables.FindUsed();
        foreach (var command in script.Commands.Where(command => command.Words.IsEmpty))
        {
            foreach (var assignment in command.Assignments)
            {
                if (assignment.Name[0] != '_' && !used.Contains(assignment.Name)
                    && !EnvironmentVariables.Is(assignment.Name, VariableTrait.ReadByPrograms)
                    && script.FindVariable(assignment.Name) is null)
                    context.Report(assignment.NameSpan, [assignment.Name], fix: CreateFix(script, command, assignment));
            }
        }
    }

    private static Fix? CreateFix(RunScript script, SimpleCommandSyntax command, AssignmentSyntax assignment)
    {
        if (assignment.IsAppend || assignment.Index is not null || assignment.Name.Any(char.IsLower)
            || command.Assignments.Length > 1
            || !script.Commands.Any(other => !other.Words.IsEmpty && other.Span.Start > command.Span.Start))
            return null;
        var edit = TextEdit.Insert(assignment.Span.Start, "export ");
        return EnvironmentVariables.Is(assignment.Name, VariableTrait.Interaction)
            ? Fix.Safe($"Export '{assignment.Name}'", Change.ExportsVariable, edit)
            : Fix.Unsafe(
                $"Export '{assignment.Name}', which the commands after it then read", Change.ExportsVariable, edit);
    }
}
