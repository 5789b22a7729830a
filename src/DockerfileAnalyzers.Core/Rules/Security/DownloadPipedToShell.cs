namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A script is downloaded and run immediately.</summary>
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
        // If its failure is also ignored, PipeFailureLost reports both.
        if (command.Instruction is RunInstructionSyntax run && Download.Find(command) is { IsRunUnseen: true } download
            && !PipeFailure.GetLost(context.Model, run).Contains(command.Syntax!))
            context.Report(
                command.NameSpan,
                [download.Host, download.FailsOnError ? "" : "; without '-f', error pages are also run"]);
    }
}
