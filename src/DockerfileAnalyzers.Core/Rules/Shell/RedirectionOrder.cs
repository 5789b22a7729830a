namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>Standard error is duplicated before standard output is redirected.</summary>
internal sealed class RedirectionOrder() : Rule<RunScript>(new()
{
    Id = "DFA7008",
    Title = "Redirect standard output before duplicating it",
    Message = "Standard error is not redirected to the file; put '2>&1' last",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2069"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command =>
            command.Redirections.Length == 2 && IsLastOfPipe(command)))
        {
            var (first, second) = (command.Redirections[0], command.Redirections[1]);
            if (first is { Descriptor: "2", Operator: ">&", Target.Text: "1" }
                && second is { Descriptor: null or "1", Operator: ">" or ">>" }
                && !command.Ancestors.Any(node => node is SubstitutionPart))
                context.Report(first.Span, [],
                    fix: Fix.Unsafe(
                        "Swap the redirections",
                        Change.ReplacesWord,
                        TextEdit.Replace(first.Span, context.File.GetText(second.Span)),
                        TextEdit.Replace(second.Span, context.File.GetText(first.Span))));
        }
    }

    // In a pipeline this is intended: "make 2>&1 >/dev/null | tee errors".
    private static bool IsLastOfPipe(SimpleCommandSyntax command) =>
        command.Parent is not PipelineSyntax pipeline || pipeline.Commands[pipeline.Commands.Length - 1] == command;
}
