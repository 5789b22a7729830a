namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A for loop over the output of find, ls or cat.</summary>
internal sealed class LoopOverCommandOutput() : Rule<RunScript>(new()
{
    Id = "DFA7012",
    Title = "Do not loop over the output of a command",
    Message = "The loop splits the output of '{0}' into words, so names or lines with spaces become several items",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2044", "SC2045", "SC2013"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var words in script.LoopWords)
        {
            if (words is [{ Parts: [SubstitutionPart { Body.Items: [{ Node: var node }] }] } word]
                && FindPrinter(node) is { } name)
                context.Report(word.Span, [name]);
        }
    }

    private static string? FindPrinter(ShellNode node) => node switch
    {
        SimpleCommandSyntax { Name: "find" or "ls" } command => command.Name,
        SimpleCommandSyntax command => IsFilter(command) ? command.Name : null,
        PipelineSyntax { Commands: var commands } => commands.All(IsFilter) ? FindPrinter(commands[0]) : null,
        _ => null,
    };

    private static bool IsFilter(ShellNode node) =>
        Programs.Is((node as SimpleCommandSyntax)?.Name, ProgramTrait.Filter);
}
