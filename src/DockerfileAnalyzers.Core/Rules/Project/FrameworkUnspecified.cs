namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A project for several frameworks is published, and nothing says for which one.</summary>
internal sealed class FrameworkUnspecified() : Rule<DockerfileModel>(new()
{
    Id = "DFA6113",
    Title = "Specify the framework when publishing a multi-targeted project",
    Message = "'dotnet publish' fails because the project targets {0}; specify one with '-f' (NETSDK1129)",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        var frameworks = model.Project.TargetFrameworks;
        if (frameworks.Length < 2 || DotNetBuild.Of(model).Publish is not { NamesFramework: false } publish
            || !publish.Command.IsComplete || DotNetBuild.Of(model).IsInEnvironment(publish, "TargetFramework")
            || DotNetBuild.Of(model).IsInEnvironment(publish, "TargetFrameworks")
            || !DotNetBuild.Of(model).IsAsEvaluated(publish))
            return;
        // The one that the shipped image runs.
        var shipped = model.FinalStage?.BaseImage?.Facts is { Toolchain: Toolchain.DotNetRuntime, Version: { } version }
            && frameworks.Contains("net" + version) ? "net" + version : null;
        context.Report(publish.Command.SubcommandSpan!.Value, [NameList.Of(frameworks)],
            fix: shipped is null ? null : Fix.Safe($"Publish for '{shipped}'", Change.AddsOption,
                TextEdit.Insert(publish.Command.SubcommandSpan.Value.End, " -f " + shipped)));
    }
}
