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
        if (command.Instruction is RunInstructionSyntax && Download.Find(command) is { IsExecuted: true, IsClearText: false } download)
            context.Report(command.NameSpan, new object[] { download.Host, command.Name == "curl" && !download.FailsOnError ? ", an error page, too: add -f" : "" });
    }
}
