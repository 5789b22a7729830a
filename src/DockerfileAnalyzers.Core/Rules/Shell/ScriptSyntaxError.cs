namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A script with a syntax error.</summary>
internal sealed class ScriptSyntaxError() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA7001",
    Title = "Fix the shell syntax error",
    Message = "The shell cannot parse this script: {0}",
    Equivalents = ImmutableArray.Create(
        "SC1009",
        "SC1036",
        "SC1054",
        "SC1056",
        "SC1058",
        "SC1061",
        "SC1062",
        "SC1064",
        "SC1065",
        "SC1070",
        "SC1072",
        "SC1073",
        "SC1075",
        "SC1078",
        "SC1088",
        "SC1089"),
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.GetScript(run) is { Dialect: not (ShellDialect.PowerShell or ShellDialect.Cmd),
            Errors: { IsEmpty: false } errors } script && !context.Model.RunsWindows(run))
        {
            // Only the first one: the others may result from it.
            if (MissingSeparator.Find(script) is { } missing)
                context.Report(missing.Keyword.Span, [$"';' is missing before '{missing.Keyword.Text}'"],
                    fix: Fix.Unsafe("Add ';'", Change.RewritesScript, TextEdit.Insert(missing.Position, ";")));
            else
                context.Report(errors[0].Span, [errors[0].Message]);
        }
    }
}
