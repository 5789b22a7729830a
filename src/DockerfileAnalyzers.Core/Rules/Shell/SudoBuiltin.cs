namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>sudo before a shell builtin.</summary>
internal sealed class SudoBuiltin() : Rule<RunScript>(new()
{
    Id = "DFA7027",
    Title = "Do not run shell built-ins through another program",
    Message = "'{0}' cannot run '{1}' in the current shell",
    Equivalents = ImmutableArray.Create("SC2232"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name is "sudo" or "doas"))
        {
            var index = CommandTable.FindWrappedCommand(
                command.Name!, command.Words.Select(word => word.Constant).ToArray());
            if (index == 0 || index >= command.Words.Length || command.Words[index].Constant is not { } name
                || !Programs.Is(name, ProgramTrait.ShellOnly))
                continue;
            // With -s and -i it runs a shell, which has builtins.
            if (!command.Words.Take(index).Any(word => word.Text is "-s" or "-i" or "--shell" or "--login"))
                context.Report(command.Words[index].Span, [command.Name!, name]);
        }
    }
}
