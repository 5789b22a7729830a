using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A script is downloaded and run at once.</summary>
public sealed class DownloadPipedToShell() : Rule<ShellCommand>(new()
{
    Id = "DFA2203",
    Title = "Look at scripts before running them",
    Message = "What '{0}' sends is run unseen{1}",
    Category = Category.Security,
    Severity = Severity.Info,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Instruction is not RunInstructionSyntax run || Download.Find(command) is not { IsRunUnseen: true } download)
            return;
        // PipeFailureLost leaves these pipes to this rule.
        var isLost = context.Model.GetRunScript(run) is { } script && PipeFailure.Find(script).Any(failure => failure.Command == command.Syntax);
        context.Report(command.NameSpan, new object[]
        {
            download.Host, (download.FailsOnError, isLost) switch
            {
                (false, true) => ", an error page, too, and nothing notices that the download fails: add -f, and pipefail",
                (false, false) => ", an error page, too: add -f",
                (true, true) => ", and nothing notices that the download fails: add pipefail",
                _ => "",
            },
        });
    }
}
