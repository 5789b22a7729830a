namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A command writes to a directory of the system as a user who may not.</summary>
internal sealed class SystemDirectoryNotWritable() : Rule<ShellCommand>(new()
{
    Id = "DFA4326",
    Title = "Do not write to system directories as a non-root user",
    Message = "'{0}' runs as '{2}' and cannot create '{1}' because root owns the parent directory; {3}",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        var model = context.Model;
        if (!(command.Name is "mkdir" or "touch" or "tee" or "cp" or "ln" || !command.Redirections.IsEmpty)
            || command.HasOption("-t", "--target-directory", "-a")
            || CommandUser.FindNonRoot(model, command) is not { } user || model.GetStage(command) is not { } stage)
            return;
        var outputs = CommandEffects.GetOutputs(command).Select(output => (output.Path, output.Redirection.Span));
        foreach (var (path, span) in GetOperands(command).Concat(outputs))
        {
            if (path is null || WriteProtection.FindRefused(model, stage, command, path) is not { } created)
                continue;
            context.Report(span, [command.Name, created, user,
                CommandFailure.EndsBuild(model, command) ? "the build fails" : "the command fails"]);
            return;
        }
    }

    private static IEnumerable<(string? Path, TextSpan Span)> GetOperands(ShellCommand command) => (command.Name switch
    {
        "mkdir" or "touch" or "tee" => command.Operands,
        "cp" or "ln" => command.Operands.Skip(Math.Max(1, command.Operands.Length - 1)),
        _ => Enumerable.Empty<CommandArgument>(),
    }).Select(operand => (operand.Literal, operand.Span));
}
