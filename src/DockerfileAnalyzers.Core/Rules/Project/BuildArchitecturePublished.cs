namespace DockerfileAnalyzers.Rules.Project;

/// <summary>
/// The build stage runs on the platform of the build machine and publishes machine code for that platform.
/// </summary>
internal sealed class BuildArchitecturePublished() : Rule<DockerfileModel>(new()
{
    Id = "DFA6205",
    Title = "Publish for the target architecture",
    Message = "'{0}' is published for {1}; it does not start on any other architecture",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (DotNetBuild.Of(model).Publish is not { Runtime: null or { Value: { } } } publish
            || !publish.Command.IsComplete
            || publish.Runtime?.Value?.IndexOf('$') >= 0 || publish.GetProperty("RuntimeIdentifier") is not null
            || (publish.Runtime is null && context.Project["RuntimeIdentifier"] is not null)
            || StartedDotNetProgram.Of(model) is not { IsAssembly: false } program
            || context.Project.AssemblyName is not { } assembly || program.FileName != assembly)
            return;
        var platform = model.GetStage(publish.Command)?.Chain.Last().From.GetFlag("platform")?.Value;
        if (platform is null || platform.Variables.All(variable => variable.Name is not "BUILDPLATFORM")
            || model.FinalStage?.Chain.Last().From.GetFlag("platform") is not null)
            return;
        var declares = model.GetState(publish.Command.Instruction).Variables.Find("TARGETARCH") is not null;
        var target = publish.Runtime is { Value: { } runtime }
            ? $"'{runtime}' only" : $"the build machine's architecture ({platform.Text})";
        context.Report(publish.Runtime?.Span ?? publish.Command.SubcommandSpan!.Value, [program.Path, target],
            fix: declares && publish is { Restores: true, Runtime: null }
                ? Fix.Unsafe(
                    "Add '-a $TARGETARCH'",
                    Change.AddsOption,
                    Text.TextEdit.Insert(publish.Command.SubcommandSpan!.Value.End, " -a $TARGETARCH"))
                : null);
    }
}
