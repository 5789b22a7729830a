namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// useradd with a high UID and without <c>-l</c>, which creates a large sparse login log on older distributions.
/// </summary>
internal sealed class HighUserId() : Rule<ShellCommand>(new()
{
    Id = "DFA1206",
    Title = "Use '--no-log-init' when creating users with a high UID",
    Message = "The UID {0} can create a large '/var/log/lastlog' on older distributions; add '--no-log-init'",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3046"),
    Fix = FixSafety.Safe,
})
{
    private const int Least = 100_000;

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Name == "useradd" && WholeNumber.TryParse(command.GetOptionValue("-u", "--uid"), out var id)
            && id >= Least && !command.HasOption("-l", "--no-log-init"))
            context.Report(command.NameSpan, [id],
                fix: Fix.Safe("Add '-l'", Change.AddsOption, ScriptEdits.AddArgument(command, command.NameSpan, "-l")));
    }
}
