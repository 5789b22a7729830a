namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>set NAME=value, which assigns a variable only in csh and cmd.</summary>
internal sealed class SetDoesNotAssign() : Rule<RunScript>(new()
{
    Id = "DFA7020",
    Title = "Assign variables without 'set'",
    Message = "'set' does not assign a variable here; it replaces the positional parameters",
    Equivalents = ImmutableArray.Create("SC2121"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name == "set" && command.Words.Length > 1))
        {
            var operand = command.Words[1];
            var isAssignment = operand.Text.IndexOfAny(new[] { '-', '+' }) != 0
                && operand.Parts.Any(part => part is LiteralPart literal && literal.Value.IndexOf('=') >= 0);
            var isName = command.Words.Length > 2 && operand.IsPlain && operand.Text.Length > 0
                && !char.IsDigit(operand.Text[0]) && operand.Text.All(c => c == '_' || char.IsLetterOrDigit(c));
            if (!isAssignment && !(isName && !ReadsArguments(script)))
                continue;
            var fix = command.Words.Skip(1).All(word => word.AssignedName is not null)
                ? Fix.Unsafe("Use 'export'", Change.RewritesScript, TextEdit.Replace(command.Words[0].Span, "export"))
                : null;
            context.Report(command.Words[0].Span, [], fix: fix);
        }
    }

    private static bool ReadsArguments(RunScript script) =>
        script.Nodes.Any(node =>
            node is ParameterPart { Name: var name } && (name is "@" or "*" or "#" || char.IsDigit(name[0]))
            || node is SimpleCommandSyntax { Name: "shift" or "getopts" });
}
