namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>One instruction sets the same key twice: only the last value has an effect.</summary>
internal sealed class RepeatedKey() : Rule<KeyValueInstructionSyntax>(new()
{
    Id = "DFA4205",
    Title = "Set each key once per instruction",
    Message = "'{0}' is set again in the same {1} instruction; this value is lost",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(KeyValueInstructionSyntax instruction, RuleContext context)
    {
        // From the end: the caller can also set an ARG: "ARG A A=1".
        var later = new Dictionary<string, KeyValueSyntax>(StringComparer.Ordinal);
        for (var i = instruction.Pairs.Length - 1; i >= 0; i--)
        {
            var pair = instruction.Pairs[i];
            if (pair.Value is null || pair.Key.Literal is not { } key)
                continue;
            if (later.TryGetValue(key, out var next))
                context.Report(
                    pair.Key.Span, [key, instruction.Keyword], fix: CreateFix(instruction, i, next, context.File));
            later[key] = pair;
        }
    }

    private static Fix? CreateFix(KeyValueInstructionSyntax instruction, int index, KeyValueSyntax next,
        SourceFile file)
    {
        var pair = instruction.Pairs[index];
        var gap = TextSpan.FromBounds(pair.Span.End, instruction.Pairs[index + 1].Span.Start);
        // "ENV PATH=/a:$PATH PATH=/b:$PATH": both are intended. Every pair sees the values before the instruction.
        var extends = next.Value!.Variables.Any(use => use.Name == next.Key.Literal);
        var before = TextSpan.FromBounds(instruction.Pairs[instruction.Pairs.IndexOf(next) - 1].Span.End,
            next.Span.Start);
        if (file.GetText(gap).Contains('#') || file.GetText(before).Contains('#'))
            return null;
        return extends && instruction is EnvInstructionSyntax
            ? Fix.Unsafe($"Move '{next.Key.Text}' to a separate ENV; both values then have an effect",
                Change.ChangesValue + Change.AddsInstruction, TextEdit.Replace(before,
                file.NewLine + file.GetText(instruction.KeywordSpan) + " "))
            : Fix.Unsafe("Remove the overridden value", Change.ChangesValue,
                TextEdit.Delete(TextSpan.FromBounds(pair.Span.Start, gap.End)));
    }
}
