namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A command whose name contains a wildcard.</summary>
internal sealed class WildcardAsCommand() : Rule<RunScript>(new()
{
    Id = "DFA7018",
    Title = "Specify the full name of the command",
    Message = "The first file that matches '{0}' is run, with the others as its arguments",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("SC2211"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command =>
            !command.Words.IsEmpty && !command.Words[0].Text.StartsWith("-", StringComparison.Ordinal)))
        {
            if (command.Words[0].Parts.Any(part => part is GlobPart { Text: "*" or "?" or "**" }))
                context.Report(command.Words[0].Span, [command.Words[0].Text]);
        }
    }
}
