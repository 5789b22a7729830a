using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A program that runs as its owner, whoever starts it.</summary>
public sealed class SetUserId() : Rule<ShellCommand>(new()
{
    Id = "DFA2402",
    Title = "Set no setuid bit",
    Message = "'{0}': whoever starts the program becomes its owner",
    Category = Category.Security,
})
{
    // There it makes new files belong to the folder's group, and nobody anybody else.
    private static bool IsOfFolders(ShellCommand chmod, DockerfileModel model) =>
        !chmod.HasOption("-R", "--recursive") && chmod.Operands.Skip(1).All(operand => operand.Literal is { } path && KnownFolders.Contains(path, chmod, model));

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Name == "chmod" && PermissionMode.Of(command) is { Literal: { } mode } argument && PermissionMode.SetsUserId(mode) && context.Model.GetStage(command) is not { IsShipped: false } && !IsOfFolders(command, context.Model))
            context.Report(argument.Span, new object[] { mode });
    }
}
