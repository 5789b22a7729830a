namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A program that runs as its owner, whoever starts it.</summary>
internal sealed class SetUserId() : Rule<InstructionSyntax>(new()
{
    Id = "DFA2402",
    Title = "Do not set the setuid or setgid bit",
    Message = "'{0}' makes the program run with the rights of its owner, whoever starts it",
})
{
    // There it makes new files belong to the folder's group, and nobody anybody else.
    private static bool IsOfFolders(ShellCommand chmod, DockerfileModel model) =>
        !chmod.HasOption("-R", "--recursive")
        && PermissionMode.GetFiles(chmod)
            .All(operand => operand.Literal is { } path && KnownFolders.Contains(path, chmod, model));

    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        if (context.Model.GetStage(instruction) is { IsShipped: false })
            return;
        foreach (var (mode, span, command) in PermissionMode.FindAll(context.Model, instruction))
        {
            if (PermissionMode.SetsUserId(mode)
                && (command is null || (command.Name != "mkdir" && !IsOfFolders(command, context.Model))))
                context.Report(span, [mode]);
        }
    }
}
