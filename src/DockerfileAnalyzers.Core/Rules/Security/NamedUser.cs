namespace DockerfileAnalyzers.Rules.Security;

/// <summary>USER specifies the user by name instead of by UID.</summary>
internal sealed class NamedUser() : Rule<Stage>(new()
{
    Id = "DFA2003",
    Title = "Use a numeric UID in USER",
    Message = "Kubernetes cannot verify that '{0}' is a non-root user; specify its UID",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3066"),
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is { IsFinal: true, FinalState.User: { Name: { Length: > 0 } name, IsRoot: false, SetBy: { } user } }
            && user.Value.Literal is not null && !char.IsDigit(name[0]))
            context.Report(user.Value.Span, [name]);
    }
}
