namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>
/// An instruction that became part of the previous one because the line before it ends with the escape character.
/// </summary>
internal sealed class SwallowedInstruction() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4005",
    Title = "Remove the line continuation before the next instruction",
    Message = "'{0}' is treated as part of the '{1}' instruction above because line {2} ends with '{3}'{4}",
    Fix = FixSafety.Unsafe,
    // These rules evaluate the build, to which the swallowed instruction should belong.
    Supersedes = ImmutableArray.Create("DFA1105", "DFA1307"),
    ReadsMalformed = true,
})
{
    // The instruction above loses the arguments that the line added to it.
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

    // "# escape=" affects all lines of the file, so a person has to decide.
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
