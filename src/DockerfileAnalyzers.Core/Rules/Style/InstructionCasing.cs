using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Style;

/// <summary>Instructions in different case.</summary>
public sealed class InstructionCasing() : Rule<DockerfileModel>(new()
{
    Id = "DFA8005",
    Title = "Write all instructions in the same case",
    Message = "'{0}' is not written as most instructions of the file: {1}",
    Category = Category.Style,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("ConsistentInstructionCasing"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        var words = model.Syntax.Instructions.Where(instruction => instruction is not UnknownInstructionSyntax).Select(instruction => (instruction.KeywordSpan, Text: context.File.GetText(instruction.KeywordSpan))).ToArray();
        var lower = words.Count(word => word.Text == word.Text.ToLowerInvariant());
        var upper = words.Count(word => word.Text == word.Text.ToUpperInvariant());
        foreach (var (span, text) in words)
        {
            var expected = lower > upper ? text.ToLowerInvariant() : text.ToUpperInvariant();
            if (text != expected)
                context.Report(span, new object[] { text, expected }, fix: Fix.Safe($"Write {expected}", Change.Notation, TextEdit.Replace(span, expected)));
        }
    }
}
