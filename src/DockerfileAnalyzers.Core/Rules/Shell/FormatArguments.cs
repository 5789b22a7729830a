namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The number of arguments of printf does not match its format.</summary>
internal sealed class FormatArguments() : Rule<RunScript>(new()
{
    Id = "DFA7123",
    Title = "Pass as many arguments to 'printf' as its format expects",
    Message = "The format expects {0}, but 'printf' gets {1}",
    Equivalents = ImmutableArray.Create("SC2182", "SC2183"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands)
        {
            if (PrintfCommand.Create(command) is not { } printf
                || PrintfFormat.CountTaken(printf.Format) is not var (count, isLastOptional))
                continue;
            var given = printf.Arguments.Length;
            // printf starts again with the format as long as there are arguments.
            if (count == 0
                ? given > 0
                : printf.Arguments.All(word => word.IsOneArgument) && (given == 0 || given % count != 0)
                    && !(isLastOptional && given % count == count - 1))
                context.Report(printf.Format.Span, [Count(count), Count(given)]);
        }
    }

    private static string Count(int arguments) =>
        arguments switch { 0 => "no arguments", 1 => "1 argument", _ => $"{arguments} arguments" };
}
