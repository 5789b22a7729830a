namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A command specifies the project at a path that does not exist in the image.</summary>
internal sealed class ProjectFileMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6107",
    Title = "Use the path to which the project was copied",
    Message = "'dotnet {0}' looks for the project at '{1}', {2}; the command fails (MSB1009)",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (DotNetBuild.Of(model).FindLostProject() is not { } lost)
            return;
        var (command, missing) = lost;
        context.Report(
            command.TargetSpan,
            [
                command.Verb,
                missing.ExpectedPath,
                missing.ActualPath is { } actual
                    ? $"but the image has it at '{actual}'"
                    : "but nothing was copied there",
            ]);
    }
}
