namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A for loop over what find, ls or cat print.</summary>
public sealed class LoopOverCommandOutput() : Rule<RunScript>(new()
{
    Id = "DFA7012",
    Title = "Loop over file names without reading them from a command",
    Message = "The loop takes words: a name or line with a blank that '{0}' prints is torn apart",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2044", "SC2045", "SC2013"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var loop in script.Nodes.OfType<ForSyntax>().Where(loop => !loop.IsSelect && !loop.Words.IsDefault && loop.Words.Length == 1 && loop.Words[0].Parts.Length == 1))
        {
            if (loop.Words[0].Parts[0] is SubstitutionPart { Body.Items: { Length: 1 } items } && FindPrinter(items[0].Node) is { } name)
                context.Report(loop.Words[0].Span, [name]);
        }
    }

    private static string? FindPrinter(ShellNode node) => node switch
    {
        SimpleCommandSyntax { Name: "find" or "ls" } command => command.Name,
        SimpleCommandSyntax { Name: { } name } => Programs.Is(name, ProgramTrait.Filter) ? name : null,
        PipelineSyntax pipeline => pipeline.Commands.All(command => command is SimpleCommandSyntax { Name: { } name } && Programs.Is(name, ProgramTrait.Filter)) ? FindPrinter(pipeline.Commands[0]) : null,
        _ => null,
    };
}
