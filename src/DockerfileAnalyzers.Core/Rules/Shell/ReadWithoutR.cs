namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>read takes backslashes for escapes.</summary>
public sealed class ReadWithoutR() : Rule<RunScript>(new()
{
    Id = "DFA7119",
    Title = "Read lines with read -r",
    Message = "Without -r, 'read' swallows backslashes",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2162"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name is "read" or "command"))
        {
            var name = command.Words.TakeWhile(word => word.Constant is "command" or "read").Last();
            if (name.Constant == "read" && !CommandOptions.Has(command, "r") && !OnlyAsks(command))
                context.Report(name.Span, [], fix: Fix.Unsafe("Add -r, which keeps the backslashes of what is read", Change.AddsOption, TextEdit.Insert(name.Span.End, " -r")));
        }
    }

    // "read -t 0" asks whether there is something to read.
    private static bool OnlyAsks(SimpleCommandSyntax command) => command.Words.Any(word => word.Text == "-t0") || command.Words.SkipWhile(word => word.Text != "-t").Skip(1).FirstOrDefault()?.Text == "0";
}
