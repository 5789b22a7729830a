namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>Two nested subshells that look like an arithmetic expression.</summary>
internal sealed class DoubleParenthesis() : Rule<RunScript>(new()
{
    Id = "DFA7203",
    Title = "Add a space between nested '('",
    Message = "'((' starts an arithmetic expression in bash; add a space to start two subshells",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC1105"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var outer in script.Nodes.OfType<GroupSyntax>().Where(group => group.IsSubshell))
        {
            var second = new TextSpan(outer.Span.Start + 1, 1);
            if (context.File.GetText(second) == "(")
                context.Report(new TextSpan(outer.Span.Start, 2), [],
                    fix: Fix.Safe("Add a space", Change.Notation, TextEdit.Insert(second.Start, " ")));
        }
    }
}
