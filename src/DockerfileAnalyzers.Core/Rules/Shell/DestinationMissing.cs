namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>cp, mv or ln with one operand.</summary>
internal sealed class DestinationMissing() : Rule<RunScript>(new()
{
    Id = "DFA7016",
    Title = "Specify a destination",
    Message = "'{0}' has no destination; '{1}' is its only operand",
    Equivalents = ImmutableArray.Create("SC2224", "SC2225", "SC2226"),
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name is "cp" or "mv" or "ln"))
        {
            // "ln -s ../x" is a link in the working directory; a link to a name in it would be a link to itself.
            if (FindOnlyOperand(command) is { IsOneArgument: true } operand
                && (command.Name != "ln" || script.GetValue(operand) is { } target && target.IndexOf('/') < 0))
                context.Report(command.Words[0].Span, [command.Name!, operand.Text]);
        }
    }

    private static ShellWord? FindOnlyOperand(SimpleCommandSyntax command)
    {
        var words = command.Words.Skip(1).ToArray();
        var options = words.Where(word => word.Text.StartsWith("-", StringComparison.Ordinal)).ToArray();
        return words.Length == options.Length + 1 && !options.Any(NamesDirectory)
            ? words.First(word => !options.Contains(word))
            : null;
    }

    // -t, also combined with other options; --target-directory, which may be abbreviated.
    private static bool NamesDirectory(ShellWord option) => option.Text.StartsWith("--", StringComparison.Ordinal)
        ? option.Text.Length > 2 && "--target-directory".StartsWith(option.Text.Split('=')[0], StringComparison.Ordinal)
        : option.Text.IndexOf('t') > 0;
}
