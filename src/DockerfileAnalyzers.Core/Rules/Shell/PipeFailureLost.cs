namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A pipeline that succeeds although its left side can fail.</summary>
internal sealed class PipeFailureLost() : Rule<RunScript>(new()
{
    Id = "DFA7003",
    Title = "Set 'pipefail' so that a failing command fails the pipeline",
    Message = "The pipeline does not fail when '{0}' fails{1}",
    Equivalents = ImmutableArray.Create("DL4006"),
    Fix = FixSafety.Unsafe,
    Supersedes = ImmutableArray.Create("DFA2203"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.LostPipes.IsEmpty)
            return;
        var commands = context.Model.GetCommands(script.Instruction, script.Tree).ToLookup(command => command.Syntax!);
        var fix = CreateFix(script, context);
        foreach (var failure in script.LostPipes)
        {
            var unseen = commands[failure.Command].Select(Download.Find)
                .FirstOrDefault(download => download is { IsRunUnseen: true });
            var more = unseen is null
                ? ""
                : $"; the script from '{unseen.Host}' is run without "
                    + $"verification{(unseen.FailsOnError ? "" : ", and without '-f', even an error page is run")}";
            context.Report(failure.Program.Span, [failure.Program.Text, more], fix: fix);
        }
    }

    // dash does not support pipefail; bash, which Debian and Ubuntu contain, does.
    private static Fix? CreateFix(RunScript script, RuleContext context) => script.Dialect switch
    {
        ShellDialect.Dash => ScriptEdits.UseBash(context.Model, script.Instruction, "-o", "pipefail", "-c"),
        ShellDialect.Ash or ShellDialect.Bash when !script.IsHeredoc => Fix.Unsafe(
            "Set 'pipefail'",
            Change.RewritesScript,
            TextEdit.Insert(script.Tree.Text.FileSpan.Start, "set -o pipefail && ")),
        _ => null,
    };
}
