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
    private static readonly string[] s_tools = { "apt-get", "aptitude", "apk", "dnf", "zypper" };

    private static readonly string[] s_harmless =
    {
        "-s", "--simulate", "--just-print", "--dry-run", "--download-only", "-d", "--print-uris", "--root", "-p",
        "--installroot",
    };

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (!s_tools.Contains(command.Tool) || command.Instruction is not RunInstructionSyntax run
            || context.Model.GetState(run).User is not { SetBy: { } setBy, IsRoot: false } user
            || command.Kind is not (CommandKind.Install or CommandKind.Upgrade or CommandKind.UpdateIndex
                or CommandKind.Remove)
            || command.HasOption(s_harmless) || context.Model.IsTrigger(run) || !CommandFailure.IsNoticed(command))
            return;
        // "$APP_UID" is what the images of .NET call theirs.
        var name = user.Name ?? (setBy.Value.Text is var written
            && written == context.Model.GetStage(run)?.BaseImage?.Facts?.ApplicationUser ? written : null);
        // Whoever calls another program around it may get the rights from there.
        if (name is not null && command.Outer is null && IsFirst(command, context.Model)
            && CommandUser.Find(context.Model.GetState(run), command).Prefix == "")
            context.Report(command.NameSpan, [command.CallName, name,
                CommandFailure.EndsBuild(context.Model, command) ? "the build fails" : "the command fails"]);
    }

    // The first one of a RUN speaks for all.
    private static bool IsFirst(ShellCommand command, DockerfileModel model) =>
        !model.GetCommands(command.Instruction).Any(other => other.Span.Start < command.Span.Start
            && s_tools.Contains(other.Tool));
}
