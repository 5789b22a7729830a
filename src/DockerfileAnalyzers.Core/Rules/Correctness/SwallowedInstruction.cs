namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>
/// An instruction that became a part of the one above it: the line before it ends in the escape character.
/// </summary>
internal sealed class SwallowedInstruction() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4005",
    Title = "Remove the line continuation before the next instruction",
    Message = "'{0}' is not an instruction here but part of the '{1}' above, because line {2} ends with '{3}'{4}",
    Fix = FixSafety.Unsafe,
    // They judge what is built, which the swallowed instruction is a part of.
    Supersedes = ImmutableArray.Create("DFA1105", "DFA1307"),
    ReadsMalformed = true,
})
{
    // Of the instruction above, what the line added to it goes.
    private static readonly Change s_change =
        Change.AddsInstruction + Change.AddsCopy + Change.RewritesScript + Change.ReplacesOperand + Change.ChangesValue
        + Change.ChangesStart
        + Change.ReplacesImage;

    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        foreach (var line in instruction.Swallowed)
        {
            var number = context.File.Lines.GetLine(line.Continuation.Start) + 1;
            var remedy = line.EndsPath ? "; add '# escape=`' as the first line to end paths with a backslash" : "";
            context.Report(
                line.KeywordSpan,
                [line.Keyword, instruction.Keyword, number, context.Model.Syntax.EscapeCharacter, remedy],
                fix: CreateFix(line, context));
        }
    }

    // "# escape=" is about all lines of the file: a person decides.
    private static Fix? CreateFix(SwallowedLine line, RuleContext context)
    {
        if (line.EndsPath)
            return null;
        var start = line.Continuation.Start;
        while (start > 0 && context.File.Text[start - 1] is ' ' or '\t')
            start--;
        var edit = TextEdit.Delete(TextSpan.FromBounds(start, line.Continuation.End));
        return Fix.Unsafe("Remove the line continuation so that both instructions run", s_change, edit);
    }
}
