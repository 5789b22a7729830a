using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A piece of a here-document that Docker replaces. Quotes have no meaning there, and the escape is always a
/// backslash.</summary>
/// <param name="Loss">The loss, as a predicate; <see langword="null"/> where the replacement is meant.</param>
internal sealed record HeredocExpansion(TextSpan Span, string Text, bool IsEscape, string? Loss)
{
    private static readonly Regex s_piece = new(
        @"\\(?:(?<escaped>[^\r\n])|(?=\r?\n))|\$(?<name>[\p{L}_]\w*|\d+|[@*#?$!-])"
            + @"|\$\{(?<name>[\p{L}_]\w*|\d+|[@*#?$!-])(?<operator>[^}\r\n]{0,500})\}",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_operator = new(@"\A(?:|:?[-+?].*|[#%].*|//?[^/]*/.*)\z",
        RegexOptions.CultureInvariant);

    public static IReadOnlyList<HeredocExpansion> Find(DockerfileModel model, CopyingInstructionSyntax copying,
        HeredocSyntax heredoc) =>
        heredoc.Body.Text.Length > AnalysisLimits.MaxInstructionLength ? Array.Empty<HeredocExpansion>()
        : s_piece.Matches(heredoc.Body.Text).Cast<Match>().Select(match =>
            Create(model, copying, heredoc.Body.ToFile(new TextSpan(match.Index, match.Length)), match)).ToArray();

    private static HeredocExpansion Create(DockerfileModel model, CopyingInstructionSyntax copying, TextSpan span,
        Match match)
    {
        var escaped = match.Groups["escaped"].Value;
        if (match.Value[0] == '\\')
            return new(span, match.Value, true, escaped is "$" or "\\" or "`" ? null : "loses its backslash");
        if (!s_operator.IsMatch(match.Groups["operator"].Value))
            return new(span, match.Value, false, "is an expansion that Docker does not support, and the build fails");
        return new(span, match.Value, false, IsUnset(model, copying, new VariablePart(span,
            match.Groups["name"].Value)) ? "is expanded during the build, where it is not set" : null);
    }

    private static bool IsUnset(DockerfileModel model, CopyingInstructionSyntax copying, VariablePart use) =>
        model.GetState(copying).Variables.Find(use.Name) is null && UnsetVariable.Find(model, copying, use) is not null;
}
