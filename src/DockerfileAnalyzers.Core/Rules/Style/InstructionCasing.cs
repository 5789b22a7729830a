namespace DockerfileAnalyzers.Rules.Style;

/// <summary>Instructions that do not use the same case.</summary>
internal sealed class InstructionCasing() : Rule<DockerfileModel>(new()
{
    Id = "DFA8005",
    Title = "Use the same case for all instructions",
    Message = "'{0}' does not match the case of most instructions in this file; use '{1}'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("ConsistentInstructionCasing"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        var instructions = model.Syntax.Instructions
            .Where(instruction => instruction is not UnknownInstructionSyntax).ToArray();
        var words = instructions.Select(instruction => context.File.GetText(instruction.KeywordSpan)).ToArray();
        var lower = words.Count(word => word == word.ToLowerInvariant());
        var upper = words.Count(word => word == word.ToUpperInvariant());
        for (var i = 0; i < words.Length; i++)
        {
            var (span, text) = (instructions[i].KeywordSpan, words[i]);
            var expected = lower > upper ? text.ToLowerInvariant() : text.ToUpperInvariant();
            if (text != expected)
                context.Report(span, [text, expected],
                    fix: Fix.Safe($"Change to {expected}", Change.Notation, TextEdit.Replace(span, expected)));
        }
    }
}
