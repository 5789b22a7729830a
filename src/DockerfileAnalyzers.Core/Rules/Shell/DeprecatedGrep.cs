namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>egrep and fgrep.</summary>
internal sealed class DeprecatedGrep() : Rule<RunScript>(new()
{
    Id = "DFA7112",
    Title = "Use 'grep -E' and 'grep -F'",
    Message = "'{0}' is deprecated; use 'grep -E' or 'grep -F'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2196", "SC2197"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name is "egrep" or "fgrep"))
        {
            if (script.Tree.DefinedNames.Contains(command.Name!) || script.Tree.DefinedNames.Contains("grep"))
                continue;
            var program = command.Words[0];
            var grep = program.Constant!.Replace(command.Name!, command.Name == "egrep" ? "grep -E" : "grep -F");
            context.Report(program.Span, [command.Name!],
                fix: Fix.Safe("Use 'grep'", Change.ReplacesWord, TextEdit.Replace(program.Span, grep)));
        }
    }
}
