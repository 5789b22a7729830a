namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>
/// A command after ! in a script with "set -e", which ignores the failure of such a command.
/// </summary>
internal sealed class NegationIgnored() : Rule<RunScript>(new()
{
    Id = "DFA7021",
    Title = "Exit explicitly when a negated check fails",
    Message = "'set -e' ignores commands after '!'; this check never fails the build",
    Equivalents = ImmutableArray.Create("SC2251"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (!script.HasErrexit)
            return;
        foreach (var pipeline in script.Nodes.OfType<PipelineSyntax>().Where(pipeline => pipeline.IsNegated))
        {
            if (RunScript.StandsAlone(pipeline) && !RunScript.IsChecked(pipeline) && !EndsInnerShell(pipeline))
                context.Report(pipeline.Span, [], fix: CreateFix(pipeline, context));
        }
    }

    // The exit status of a subshell, a function or a substitution is that of its last command.
    private static bool EndsInnerShell(PipelineSyntax pipeline) =>
        pipeline.Parent is ShellListSyntax { Items: var items } list && (list.Parent is SubstitutionPart
            || (items[items.Length - 1].Node == pipeline
                && (list.Parent is GroupSyntax { IsSubshell: true } or CaseSyntax
                    || list.Parent?.Parent is FunctionSyntax)));

    private static Fix? CreateFix(PipelineSyntax pipeline, RuleContext context)
    {
        var mark = new TextSpan(pipeline.Span.Start, 1);
        return context.File.GetText(pipeline.Span) is { } text && text.StartsWith("! ", StringComparison.Ordinal)
            && text.IndexOf("<<", StringComparison.Ordinal) < 0
            ? Fix.Unsafe(
                "Add an explicit exit",
                Change.RewritesScript,
                TextEdit.Replace(mark, "if"),
                TextEdit.Insert(pipeline.Span.End, "; then exit 1; fi"))
            : null;
    }
}
