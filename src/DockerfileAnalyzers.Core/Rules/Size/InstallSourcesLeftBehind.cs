namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// Source files that RUN unpacks or clones, builds and installs stay in the image, including the build output.
/// </summary>
internal sealed class InstallSourcesLeftBehind() : Rule<ShellCommand>(new()
{
    Id = "DFA1307",
    Title = "Delete sources in the RUN instruction that installs from them",
    Message = "The sources and the build output of '{0}' stay in the image; delete them in this instruction",
    Severity = Severity.Info,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (!Installs(command) || command.Instruction is not RunInstructionSyntax { Mounts.IsEmpty: true } run
            || context.Model.GetStage(run) is not { IsShipped: true })
            return;
        var commands = context.Model.GetCommands(run);
        // Sources that are deleted, moved or built again later are not tracked.
        if (commands.TakeWhile(other => other != command).Any(BringsSources)
            && !commands.SkipWhile(other => other != command).Skip(1)
                .Any(other => other.Name is "rm" or "mv" or "find" or "make" || Installs(other)))
            context.Report(command.NameSpan, [command.Name]);
    }

    private static bool Installs(ShellCommand command) => command.Name switch
    {
        "make" or "ninja" or "gmake" =>
            command.Operands.Any(operand => operand.Literal?.StartsWith("install", StringComparison.Ordinal) == true),
        "cmake" => command.HasOption("--install") || command.Arguments.Any(argument => argument.Literal == "install"),
        _ => false,
    };

    private static bool BringsSources(ShellCommand command) =>
        command is { Name: "git", Action: "clone" }
        || (command.Name is "tar" or "bsdtar" or "unzip" && CommandEffects.IsUnpacking(command));
}
