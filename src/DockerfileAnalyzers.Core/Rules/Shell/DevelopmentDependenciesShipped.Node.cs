namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>Whether a Node.js program needs its development dependencies.</summary>
internal static class NodeDevelopment
{
    // These start a program that is already built.
    private static readonly string[] s_starts = { "start", "start:prod", "start:production" };

    /// <summary>
    /// Whether a command of the stage, or of one built on it, runs or may run a development dependency:
    /// in a RUN, or when the container starts.
    /// </summary>
    public static bool IsNeeded(Stage stage, DockerfileModel model) =>
        model.Stages.Where(other => other.Chain.Contains(stage))
            .SelectMany(other => other.ChainInstructions).OfType<CommandInstructionSyntax>()
            .Distinct().SelectMany(instruction => model.GetCommands(instruction)).Any(UsesThem);

    private static bool UsesThem(ShellCommand command) => command.Name switch
    {
        "npm" => command.Action is "test" or "prune"
            || (command.Action is "run" && !IsStart(command, command.Operands.FirstOrDefault()?.Literal)),
        "yarn" or "pnpm" =>
            !IsStart(command, command.Action is "run" ? command.Operands.FirstOrDefault()?.Literal : command.Action),
        "next" or "nuxt" or "nest" when command.Arguments.FirstOrDefault()?.Literal == "start" =>
            command.Name == "nest",
        _ => command.Is(ProgramTrait.NodeTool) || command.ProgramAsWritten.Contains("node_modules/")
            || (command.Name == "node" && command.Arguments.Any(argument => argument.Text.Contains("node_modules/"))),
    };

    private static bool IsStart(ShellCommand command, string? script) =>
        command.Instruction is not RunInstructionSyntax && s_starts.Contains(script);
}
