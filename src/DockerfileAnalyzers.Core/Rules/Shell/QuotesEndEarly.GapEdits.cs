namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>
/// Takes the quotes away that enclose an expansion; puts a backslash before those that enclose text.
/// </summary>
internal static class GapEdits
{
    public static IEnumerable<TextEdit> Close(QuoteGap gap)
    {
        var (end, start) = (gap.Before.Span.End - 1, gap.After.Span.Start);
        if (!gap.IsExpansion)
            return [TextEdit.Insert(end, "\\"), TextEdit.Insert(start, "\\")];
        List<TextEdit> edits = [TextEdit.Delete(new TextSpan(end, 1)), TextEdit.Delete(new TextSpan(start, 1))];
        // "a"$b"c": without the quotes it would be the variable bc.
        if (gap.Middle[0] is ParameterPart { IsBraced: false, IsVariable: true } variable && !gap.After.Parts.IsEmpty
            && gap.After.Parts[0] is LiteralPart { Value: var next }
            && (char.IsLetterOrDigit(next.FirstOrDefault()) || next.FirstOrDefault() is '_' or '['))
            edits.Insert(1, TextEdit.Replace(variable.Span, "${" + variable.Name + "}"));
        return edits;
    }
}
