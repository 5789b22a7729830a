namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>An empty line inside a continued instruction, which is deprecated and will become an error.</summary>
internal sealed class EmptyContinuation() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4004",
    Title = "Remove empty lines from continued instructions",
    Message = "The line after this one is empty; Docker still continues the instruction, "
        + "but this is deprecated and will become an error",
    Equivalents = ImmutableArray.Create("NoEmptyContinuation"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        // The body of a here-document may contain empty lines.
        var lines = context.File.Lines;
        var end = instruction.Heredocs.IsEmpty ? instruction.Span.End : instruction.Heredocs[0].BodySpan.Start - 1;
        var first = lines.GetLine(instruction.Span.Start) + 1;
        var last = lines.GetLine(end);
        if (first >= last)
            return;
        var empty = new List<TextSpan>();
        for (var line = first; line < last; line++)
        {
            if (context.File.Text.AsSpan(lines.GetLineSpan(line).Start, lines.GetLineSpan(line).Length).IsWhiteSpace())
                empty.Add(lines.GetLineSpan(line));
        }

        if (empty.Count == 0)
            return;
        var mark = empty[0].Start - 1;
        while (mark > instruction.Span.Start && char.IsWhiteSpace(context.File.Text[mark]))
            mark--;
        var fix = Fix.Safe("Remove the empty lines", Change.Notation, empty.Select(TextEdit.Delete).ToArray());
        context.Report(new TextSpan(mark, 1), [], fix: fix);
    }
}
