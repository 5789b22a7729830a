using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>An instruction uses a variable that this stage does not have, but the file does.</summary>
public sealed class UndefinedVariable() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4204",
    Title = "Declare variables in the stage that uses them",
    Message = "'{0}' is not set here: {1}",
    Category = Category.Correctness,
    Equivalents = ImmutableArray.Create("UndefinedVar"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        if (context.Model.GetStage(instruction) is not { } stage || instruction is FromInstructionSyntax)
            return;
        var scope = context.Model.GetState(instruction).Variables;
        var uses = instruction is RunInstructionSyntax run
            ? context.Model.GetRunScript(run)?.UnsetExpansions.Select(part => (part.Name, part.Span)) ?? Enumerable.Empty<(string, TextSpan)>()
            : VariableUse.Find(instruction).Where(use => scope.Find(use.Name) is null && use.Operator is null).GroupBy(use => use.Name).Select(group => (group.Key, group.First().Span));
        foreach (var (name, span) in uses)
        {
            if (context.Model.ExplainUndefined(stage, name) is { } reason)
                context.Report(span, new object[] { name, reason }, fix: CreateFix(instruction, name, reason, context.File));
        }
    }

    private static Fix? CreateFix(InstructionSyntax instruction, string name, string reason, SourceFile file) =>
        reason.Contains("ARG " + name)
            ? Fix.Unsafe($"Add 'ARG {name}', which gives it its value here", Change.ChangesValue,
                TextEdit.InsertLinesBefore(file, instruction.StartWithComments, "ARG " + name))
            : null;
}
