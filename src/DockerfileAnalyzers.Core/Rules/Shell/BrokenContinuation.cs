namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>An option where a command should be: the line before it was meant to be continued.</summary>
internal sealed class BrokenContinuation() : Rule<RunScript>(new()
{
    Id = "DFA7017",
    Title = "Continue the command on the next line",
    Message = "'{0}' is run as a command but looks like an option of the command before it",
    Equivalents = ImmutableArray.Create("SC2215"),
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => !command.Words.IsEmpty && command.Assignments.IsEmpty))
        {
            if (command.Words[0].Parts.FirstOrDefault() is LiteralPart literal
                && literal.Value.StartsWith("-", StringComparison.Ordinal))
                context.Report(command.Words[0].Span, [command.Words[0].Text]);
        }
    }
}
