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
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Name == "chmod" && PermissionMode.Of(command) is { Literal: { } mode } argument && PermissionMode.SetsUserId(mode) && context.Model.GetStage(command) is not { IsShipped: false })
            context.Report(argument.Span, new object[] { mode });
    }
}
