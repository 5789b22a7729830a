namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A command does not specify a project, and its directory contains none or several.</summary>
internal sealed class ProjectNotFound() : Rule<DockerfileModel>(new()
{
    Id = "DFA6111",
    Title = "Run dotnet commands in the project directory or specify the project",
    Message = "'dotnet {0}' fails because {1}",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        // The first one stops the build.
        foreach (var command in DotNetBuild.Of(model).Commands)
        {
            if (model.RunsWindows(command.Command.Instruction) || model.IsTrigger(command.Command.Instruction)
                || ProjectFolder.FindProblem(model, command) is not { } problem)
                continue;
            context.Report(command.TargetSpan, [command.Verb, problem]);
            return;
        }
    }
}
