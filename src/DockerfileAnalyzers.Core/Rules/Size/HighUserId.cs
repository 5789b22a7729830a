namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// useradd with a high number and without <c>-l</c>, which made a large sparse file of logins on old systems.
/// </summary>
internal sealed class HighUserId() : Rule<ShellCommand>(new()
{
    Id = "DFA1206",
    Title = "Use '--no-log-init' when creating users with a high UID",
    Message = "User {0} can make older systems write a login log whose size grows with the UID",
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
                fix: Fix.Safe("Add -l", Change.AddsOption, ScriptEdits.AddArgument(command, command.NameSpan, "-l")));
    }
}
