using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>An exec form that is no JSON: Docker hands it to the shell as it is.</summary>
public sealed class BrokenExecForm() : Rule<CommandInstructionSyntax>(new()
{
    Id = "DFA4311",
    Title = "Write exec form as JSON",
    Message = "This is no JSON ({0}): the shell gets it as it is, and finds no command '['",
    Category = Category.Correctness,
    Equivalents = ImmutableArray.Create("DL3025", "JSONArgsRecommended"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(CommandInstructionSyntax instruction, RuleContext context)
    {
        if (ExecFormRepair.Find(instruction) is { } repair)
            context.Report(repair.Span, new object[] { repair.Problem }, fix: repair.Json is null ? null : Fix.Safe("Write JSON", Change.WritesExecForm, TextEdit.Replace(repair.Span, repair.Json)));
    }
}
