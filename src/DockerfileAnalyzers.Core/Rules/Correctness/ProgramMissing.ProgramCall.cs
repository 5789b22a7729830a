namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>The first call of a program in an image.</summary>
/// <param name="Program">By the name that the table of images covers.</param>
internal sealed record ProgramCall(ShellCommand Command, string Program)
{
    private static readonly Fact<Stage, Dictionary<string, ProgramCall>> s_first = new(FindFirst);

    private static readonly ImmutableHashSet<string> s_questions = ImmutableHashSet.Create(
        StringComparer.Ordinal, "command", "which", "type", "hash", "[", "test", "exit", "alias", ".", "source");

    /// <returns>
    /// <see langword="null"/> where it is not the first one, no table covers the program, its absence is asked for, or
    /// another command takes its place. A health check is judged as a whole.
    /// </returns>
    public static ProgramCall? Find(DockerfileModel model, Stage stage, ShellCommand command) =>
        GetProgram(command) is { } program && s_first.Of(model, stage).TryGetValue(program, out var first)
            && first.Command == command && Runs(model, stage, command) ? first : null;

    // "/bin/bash" is bash; in any other folder, it may be one of its own.
    private static string? GetProgram(ShellCommand command)
    {
        var written = command.ProgramAsWritten;
        var name = written.IndexOf('/') < 0 && command.Tool is "apt-get" or "apk" ? command.Tool : command.Name;
        return ImageContentsTable.Covers(name) && (written.IndexOf('/') < 0
            || written == "/bin/" + name || written == "/usr/bin/" + name) ? name : null;
    }

    private static bool Runs(DockerfileModel model, Stage stage, ShellCommand command)
    {
        if (command.Instruction is not RunInstructionSyntax && !stage.Starts(command.Instruction))
            return false;
        if (command.Outer is not null || !CommandFailure.IsNoticed(command)
            || command.Syntax?.Assignments.Any(assignment => assignment.Name == "PATH") == true)
            return false;
        // "which curl && curl …", "set +e".
        return command.Script is null || (command.Script == model.GetScript(command.Instruction)
            && !model.GetCommands(command.Instruction, command.Script).Any(other =>
                other.Span.Start < command.Span.Start && (s_questions.Contains(other.Name)
                    || other.Arguments.Any(argument => argument.Text.StartsWith("PATH=", StringComparison.Ordinal))
                    || (other.Name == "set" && other.Arguments.Any(argument => argument.Text == "+e")))));
    }

    private static Dictionary<string, ProgramCall> FindFirst(DockerfileModel model, Stage stage)
    {
        var first = new Dictionary<string, ProgramCall>(StringComparer.Ordinal);
        foreach (var command in stage.ChainInstructions.OfType<CommandInstructionSyntax>()
            .Where(instruction => instruction is not HealthcheckInstructionSyntax)
            .SelectMany(instruction => model.GetCommands(instruction)))
        {
            if (GetProgram(command) is { } program && !first.ContainsKey(program))
                first[program] = new ProgramCall(command, program);
        }

        return first;
    }
}
