namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The redirection of a sudo command.</summary>
internal sealed class SudoRedirect() : Rule<RunScript>(new()
{
    Id = "DFA7007",
    Title = "Use 'tee' to write files with 'sudo'",
    Message = "'{1}' is opened by the shell without the permissions of '{0}'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2024"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        foreach (var command in script.Commands.Where(command => command.Name is "sudo" or "doas"))
        {
            var redirection = command.Redirections.FirstOrDefault(redirection =>
                redirection is { Operator: "<" or ">" or ">>" or "&>", Descriptor: null,
                    Target.Constant: not "/dev/null" });
            if (redirection is not null)
                context.Report(redirection.Span, [command.Name!, redirection.Target?.Text ?? ""]);
        }
    }
}
