namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A parser directive after a comment, an empty line or an instruction is an ordinary comment.</summary>
internal sealed class IgnoredDirective() : Rule<DockerfileModel>(new()
{
    Id = "DFA4007",
    Title = "Put parser directives at the top of the file",
    Message = "'{0}' has no effect; parser directives must precede all comments, empty lines and instructions",
})
{
    // Only values that a directive can have.
    private static readonly Regex s_directive = new(
        @"\A(?:syntax[ \t]*=[ \t]*[\w.-]+/[\w./:@-]+|escape[ \t]*=[ \t]*[`\\]"
            + @"|check[ \t]*=[ \t]*(?:skip|error|experimental)=\S+)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        var first = model.Syntax.Instructions.Select(instruction => instruction.Span.Start).FirstOrDefault();
        foreach (var comment in model.Syntax.Comments.Where(comment =>
            comment.Span.Start < first && s_directive.IsMatch(comment.Text)))
            context.Report(comment.Span, ["# " + comment.Text]);
    }
}
