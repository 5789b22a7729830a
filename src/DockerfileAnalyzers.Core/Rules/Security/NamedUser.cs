namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The user of the container is named, not numbered.</summary>
internal sealed class NamedUser() : Rule<Stage>(new()
{
    Id = "DFA2003",
    Title = "Use a numeric UID in USER",
    Message = "Kubernetes cannot verify that the user '{0}' is not root because it is not a numeric UID",
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
