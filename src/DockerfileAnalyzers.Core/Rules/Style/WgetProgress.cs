using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Style;

/// <summary>wget draws its progress, thousands of lines in the log of a build.</summary>
public sealed class WgetProgress() : Rule<ShellCommand>(new()
{
    Id = "DFA8008",
    Title = "Let wget draw no progress",
    Message = "wget draws its progress into the log of the build",
    Category = Category.Style,
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3047"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "wget", Instruction: RunInstructionSyntax, IsComplete: true } || command.HasOption("-q", "--quiet", "-nv", "--no-verbose", "--progress", "-o", "--output-file", "-a", "--append-output", "--version", "-V"))
            return;
        // Of the small wget of busybox -q is all there is.
        var option = context.Model.GetStage(command)?.Image?.Facts?.Os is OsFamily.Debian or OsFamily.Ubuntu ? "-nv" : "-q";
        context.Report(command.NameSpan, Array.Empty<object>(), fix: Fix.Safe($"Add {option}", Change.AddsOption, ScriptEdits.AddArgument(command, command.NameSpan, option)));
    }
}
