namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A script is downloaded and run at once.</summary>
internal sealed class DownloadPipedToShell() : Rule<ShellCommand>(new()
{
    Id = "DFA2203",
    Title = "Verify scripts before running them",
    Message = "The script from '{0}' is run without verification{1}",
    Severity = Severity.Info,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        // Where its failure is lost, too, PipeFailureLost says both.
        if (command.Instruction is RunInstructionSyntax run && Download.Find(command) is { IsRunUnseen: true } download
            && !PipeFailure.GetLost(context.Model, run).Contains(command.Syntax!))
            context.Report(
                command.NameSpan,
                [download.Host, download.FailsOnError ? "" : "; without '-f', an error page is run, too"]);
    }
}
