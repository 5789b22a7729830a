namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A package manager of the system runs as a user who may not write where it does.</summary>
internal sealed class RootNeeded() : Rule<ShellCommand>(new()
{
    Id = "DFA4324",
    Title = "Install system packages as root",
    Message = "'{0}' needs root but runs as '{1}'; {2}",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Manager is { Ecosystem: "system" }
            && command.Kind is CommandKind.Install or CommandKind.Upgrade or CommandKind.UpdateIndex
                or CommandKind.Remove
            && !command.HasOption(OptionTrait.KeepsSystem) && IsFirst(command, context.Model)
            && CommandUser.FindNonRoot(context.Model, command) is { } user)
            context.Report(command.NameSpan, [command.CallName, user,
                CommandFailure.EndsBuild(context.Model, command) ? "the build fails" : "the command fails"]);
    }

    // The first one in a RUN is enough.
    private static bool IsFirst(ShellCommand command, DockerfileModel model) =>
        !model.GetCommands(command.Instruction).Any(other => other.Span.Start < command.Span.Start
            && other.Manager is { Ecosystem: "system" });
}
