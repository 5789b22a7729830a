namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>read interprets backslashes as escapes.</summary>
internal sealed class ReadWithoutR() : Rule<RunScript>(new()
{
    Id = "DFA7119",
    Title = "Use 'read -r'",
    Message = "Without '-r', 'read' removes backslashes",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2162"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        // "read -t 0" only checks whether input is available.
        foreach (var read in script.Calls.Where(command =>
            command.Name == "read" && !command.HasOption("-r") && command.GetOptionValue("-t") != "0"))
            context.Report(read.NameSpan, [], fix: Fix.Unsafe("Add '-r', which keeps backslashes in the input",
                Change.AddsOption, TextEdit.Insert(read.NameSpan.End, " -r")));
    }
}
