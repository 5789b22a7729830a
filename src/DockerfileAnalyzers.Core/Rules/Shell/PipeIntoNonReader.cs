namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A pipe or file as the input of a command that does not read its input.</summary>
internal sealed class PipeIntoNonReader() : Rule<RunScript>(new()
{
    Id = "DFA7009",
    Title = "Do not pipe into a command that does not read standard input",
    Message = "'{0}' does not read standard input; the data is discarded",
    Equivalents = ImmutableArray.Create("SC2216", "SC2217"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(IsGivenInput))
        {
            // A command in a substitution may read it; "-i" prompts, and the pipe answers.
            if (script.GetCall(command) is { } call && call.Is(ProgramTrait.IgnoresInput)
                && !command.Words.Any(MakesItRead)
                && !command.DescendantsAndSelf().Any(node => node is SubstitutionPart or ProcessSubstitutionPart)
                && !Asks(call))
                context.Report(call.NameSpan, [call.ProgramAsWritten]);
        }
    }

    private static bool IsGivenInput(SimpleCommandSyntax command) =>
        (command.Parent is PipelineSyntax pipeline && pipeline.Commands[0] != command)
        || command.Redirections.Any(redirection =>
            redirection is { Operator: "<" or "<<" or "<<-" or "<<<", Descriptor: null or "0",
                Target.Constant: not "/dev/null" });

    // "yes | cp -ri": the pipe answers.
    private static bool Asks(ShellCommand command) =>
        command.Name is "cp" or "mv" or "rm" or "ln" && command.HasOption("-i", "-I", "--interactive");

    private static bool MakesItRead(ShellWord word) =>
        word.Text is "-i" or "--interactive" or "-" or "/dev/stdin"
        || word.Text.StartsWith("--files0-from", StringComparison.Ordinal);
}
