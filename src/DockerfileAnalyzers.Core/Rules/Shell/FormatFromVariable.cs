namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The format of printf contains a variable.</summary>
internal sealed class FormatFromVariable() : Rule<RunScript>(new()
{
    Id = "DFA7111",
    Title = "Do not use variables in the format of 'printf'",
    Message = "'%' and '\\' in the value are interpreted as part of the format; pass the value as an argument",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2059"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands)
        {
            if (PrintfCommand.Create(command) is { HasExpansion: true, Format: var format } printf
                && format.Text.IndexOf('%') < 0)
                context.Report(format.Span, [],
                    fix: printf.Arguments.IsEmpty
                        ? Fix.Unsafe(
                            "Print it with '%b'", Change.RewritesScript, TextEdit.Insert(format.Span.Start, "'%b' "))
                        : null);
        }
    }
}
