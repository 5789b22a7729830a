namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A line starts with a command that is an argument of the command on the previous line.</summary>
internal sealed class SeparatorMissing() : Rule<RunScript>(new()
{
    Id = "DFA7030",
    Title = "Join the commands of consecutive lines with '&&'",
    Message = "'{0}' is an argument of '{1}' because no '&&' or ';' separates the two lines",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var swallowed in SwallowedCommand.Find(script, context.File))
            context.Report(swallowed.Place, [swallowed.Word.Text, swallowed.Outer.Words[0].Text],
                fix: Fix.Unsafe("Add '&&'", Change.RewritesScript, TextEdit.Insert(swallowed.Word.Span.Start, "&& ")));
    }
}
