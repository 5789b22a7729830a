using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The left side of a pipe can fail, and the build goes on.</summary>
public sealed class PipeFailureLost() : Rule<RunScript>(new()
{
    Id = "DFA7003",
    Title = "Let a pipe fail with any of its commands",
    Message = "When '{0}' fails, the pipe does not",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("DL4006"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        // DownloadPipedToShell speaks of scripts that are downloaded and run at once.
        foreach (var failure in PipeFailure.Find(script).Where(failure => !context.Model.GetCommands(script.Instruction).Any(command => command.Syntax == failure.Command && Download.Find(command) is { IsRunUnseen: true })))
            context.Report(failure.Command.Words[0].Span, new object[] { failure.Command.Words[0].Text }, fix: CreateFix(script, context));
    }

    // dash has no such option: bash, which Debian and Ubuntu have, does.
    private static Fix? CreateFix(RunScript script, RuleContext context) => script.Dialect switch
    {
        ShellDialect.Dash => Fix.Unsafe("Use bash with pipefail", TextEdit.InsertLinesBefore(context.File, script.Instruction.StartWithComments, "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]")),
        ShellDialect.Ash or ShellDialect.Bash when !script.IsHeredoc => Fix.Unsafe("Set pipefail", TextEdit.Insert(script.Script.Text.FileSpan.Start, "set -o pipefail && ")),
        _ => null,
    };
}
