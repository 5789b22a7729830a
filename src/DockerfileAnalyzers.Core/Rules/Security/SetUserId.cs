namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A program with the setuid bit, which runs as its owner regardless of who starts it.</summary>
internal sealed class SetUserId() : Rule<InstructionSyntax>(new()
{
    Id = "DFA2402",
    Title = "Do not set the setuid bit",
    Message = "'{0}' sets the setuid bit; the program runs with the permissions of its owner, whoever starts it",
})
{
    // On directories, the bits affect only the group of new files, not the permissions of programs.
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
