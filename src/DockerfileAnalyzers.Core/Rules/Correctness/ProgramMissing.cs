namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A command runs a program that the image does not contain at that point.</summary>
internal sealed class ProgramMissing() : Rule<ShellCommand>(new()
{
    Id = "DFA4322",
    // What is not there leaves no cache.
    Supersedes = ImmutableArray.Create("DFA1201"),
    Title = "Install a program before using it",
    Message = "'{0}' is not in '{1}', so {3}{2}",
    Consequence = Consequence.BuildFails,
})
{
    private static readonly Fact<Stage, Dictionary<string, ShellCommand>> s_first = new(FindFirst);

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        var model = context.Model;
        // HealthcheckToolMissing evaluates a health check as a whole.
        if (command.Instruction is HealthcheckInstructionSyntax || model.IsTrigger(command.Instruction)
            || model.GetStage(command) is not { BaseImage: { Facts: { } facts, Reference: { } reference } } stage
            || GetProgram(command) is not { } program || !ImageContentsTable.Covers(program)
            || model.RunsWindows(command.Instruction) || !IsFirst(model, stage, command, program)
            || !Runs(model, stage, command)
            || new ImagePrograms(model, stage).Find(program, command.Span.Start) is not Presence.Absent)
            return;
        var manager = facts.PackageManager;
        // A release may have another package manager of the same family.
        if (program is "dnf" or "yum" or "microdnf" or "tdnf" && facts.Os is OsFamily.RedHat)
            return;
        var package = ProgramPackages.Find(program, manager).FirstOrDefault();
        context.Report(command.NameSpan,
            [
                program,
                reference,
                package is null ? Explain(program, manager) : $"; install '{package}' first",
                GetOutcome(model, command),
            ]);
    }

    private static string GetOutcome(DockerfileModel model, ShellCommand command)
    {
        if (command.Instruction is not RunInstructionSyntax)
            return "the container does not start";
        return CommandFailure.EndsBuild(model, command) ? "the build fails" : "the command fails";
    }

    private static string Explain(string program, string? manager) =>
        PackageManagerTable.IsOfSystem(program) && manager is not (null or "none")
            ? $"; the package manager of this image is '{manager}'" : "";

    // "/bin/bash" is bash; in any other directory, it may be a different program.
    private static string? GetProgram(ShellCommand command) => command.ProgramAsWritten switch
    {
        var written when written.IndexOf('/') < 0 => command.Tool is "apt-get" or "apk" ? command.Tool : command.Name,
        var written when written == "/bin/" + command.Name || written == "/usr/bin/" + command.Name => command.Name,
        _ => null,
    };

    // Not if the script checks for the program, or if another instruction overrides this one.
    private static bool Runs(DockerfileModel model, Stage stage, ShellCommand command)
    {
        if (command.Instruction is not RunInstructionSyntax
            && (command.Instruction != (CommandInstructionSyntax?)stage.FinalState.Entrypoint
                && (stage.FinalState.Entrypoint is not null || command.Instruction != stage.FinalState.Cmd)
                || !(stage.IsFinal || stage.IsTarget)))
            return false;
        if (command.Outer is not null
            || command.Syntax?.Assignments.Any(assignment => assignment.Name == "PATH") == true
            || !CommandFailure.IsNoticed(command)
            || (command.Script is not null && command.Script != model.GetScript(command.Instruction)))
            return false;
        // "which curl && curl …", "set +e".
        return command.Script is null || !model.GetCommands(command.Instruction, command.Script).Any(other =>
            other.Span.Start < command.Span.Start
            && (other.Name is "command" or "which" or "type" or "hash" or "[" or "test" or "exit" or "alias" or "."
                    or "source"
                || other.Arguments.Any(argument => argument.Text.StartsWith("PATH=", StringComparison.Ordinal))
                || (other.Name == "set" && other.Arguments.Any(argument => argument.Text == "+e"))));
    }

    // Only the first use in an image is reported.
    private static bool IsFirst(DockerfileModel model, Stage stage, ShellCommand command, string program) =>
        s_first.Of(model, stage).TryGetValue(program, out var first) && first == command;

    private static Dictionary<string, ShellCommand> FindFirst(DockerfileModel model, Stage stage)
    {
        var first = new Dictionary<string, ShellCommand>(StringComparer.Ordinal);
        foreach (var instruction in stage.ChainInstructions.OfType<CommandInstructionSyntax>()
            .Where(instruction => instruction is not HealthcheckInstructionSyntax))
        {
            foreach (var command in model.GetCommands(instruction))
            {
                if (GetProgram(command) is { } program && !first.ContainsKey(program))
                    first[program] = command;
            }
        }

        return first;
    }
}
