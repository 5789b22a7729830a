namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A command does not build, and the earlier build has another configuration.</summary>
internal sealed class BuildMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6112",
    Title = "Build the same configuration before using '--no-build'",
    Message = "'dotnet {0} --no-build' uses the {1} build, but 'dotnet {2}' builds {3}; the build fails",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.Project.TargetFrameworks is not [var framework])
            return;
        var dotNet = DotNetBuild.Of(model);
        foreach (var command in dotNet.Commands.Where(command => command.Verb is "publish" or "test" or "run"
            && command.Command.HasOption("--no-build") && command.Target is DotNetTarget.ThisProject))
        {
            var builds = dotNet.GetEarlier(command)
                .Where(earlier => earlier.Builds && !earlier.Command.HasOption("--no-build")).ToArray();
            if (builds.Length == 0 || builds.Append(command).Any(MayBeOther)
                || command.GetConfiguration(framework) is not { } wanted || MayBeCopied(model, command, wanted)
                || !ImageFileSystemBuilder.Of(model).GetFiles(command.Command).IsFollowed(command.TargetPath!))
                continue;
            var built = builds.Select(build => build.GetConfiguration(framework)).Distinct().ToArray();
            if (built is not [{ } other] || other.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                continue;
            context.Report(command.Command.Options.First(option => option.Name == "--no-build").Span,
                [command.Verb, wanted, builds[0].Verb, other],
                fix: builds.Length > 1 || builds[0].Command.HasOption("-c", "--configuration") ? null
                    : Fix.Safe($"Build the {wanted} configuration", Change.AddsOption,
                        TextEdit.Insert(builds[0].Command.SubcommandSpan!.Value.End, $" -c {wanted}")));
        }

        bool MayBeOther(DotNetCommand command) => command.Verb is "msbuild" or "pack" || command.Sets("Configuration")
            || command.Sets("OutputPath") || command.Sets("OutDir") || command.Sets("PublishRelease")
            || dotNet.IsInEnvironment(command, "Configuration") || model.Project["PublishRelease"] is not null;
    }

    // The bin folder of the developer may hold it.
    private static bool MayBeCopied(DockerfileModel model, DotNetCommand command, string configuration)
    {
        if (DotNetBuild.Of(model).ToContext(model.Project.ProjectFile) is not { } project)
            return true;
        var folder = project.Substring(0, project.LastIndexOf('/') + 1) + "bin/" + configuration;
        return !BuildContext.Of(model).IsIgnored(folder) && BuildContext.Of(model).Exists(folder) != false;
    }
}
