namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A program is downloaded and installed without verification.</summary>
internal sealed class UnverifiedDownload() : Rule<ShellCommand>(new()
{
    Id = "DFA2205",
    Title = "Verify downloads with a checksum",
    Message = "The download from '{0}' is not verified by a checksum{1}",
    Severity = Severity.Info,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Instruction is RunInstructionSyntax
            && Download.Find(command)
                is { IsExecuted: false, IsClearText: false, IsLocal: false, IsFile: true } download
            && FetchedFiles.IsInstalled(context.Model, download)
            && !FetchedFiles.IsVerified(context.Model, download))
            context.Report(
                command.NameSpan,
                [
                    download.Host,
                    // "curl … | tar -x" fails on an error page.
                    download.FailsOnError || command.Pipeline is not null
                        ? "" : "; without '-f', an error page can be installed instead",
                ]);
    }
}
