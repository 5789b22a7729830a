namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A command with --no-restore does not have a suitable restore before it.</summary>
internal sealed class RestoreMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6104",
    Title = "Restore before building with --no-restore",
    Message = "'dotnet {0} --no-restore' fails: {1}",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        AnalyzeUnknown(model, context);
        foreach (var command in DotNetBuild.Of(model).Commands.Where(command =>
            command.NeedsRestore && !command.Restores && command.Target is DotNetTarget.ThisProject))
        {
            if (!ImageFileSystemBuilder.Of(model).GetFiles(command.Command).IsFollowed(command.TargetPath!)
                || command.Command.HasOption("--no-build"))
                continue;
            var restores = DotNetBuild.Of(model).GetEarlier(command).Where(earlier => earlier.Restores).ToArray();
            var namesNewRuntime = NamesRuntime(command)
                && context.Project["RuntimeIdentifier"] is null && context.Project["RuntimeIdentifiers"] is null
                && restores.All(restore => restore is { Target: DotNetTarget.ThisProject, Runtime: null }
                    && restore.GetProperty("RuntimeIdentifier") is null);
            var problem = restores.Length == 0
                ? "nothing is restored before it (NETSDK1004)"
                : SayUnknown(command);
            if ((restores.Length == 0 || namesNewRuntime) && !IsCopiedFromHost(model, command))
                context.Report(
                    command.Command.Options.First(option => option.Name == "--no-restore").Span,
                    [command.Verb, problem]);
        }
    }

    // If the project is unknown: projects that specify the runtime themselves are rare.
    private static void AnalyzeUnknown(DockerfileModel model, RuleContext context)
    {
        if (model.Project.ProjectFile is not null || model.Project.AssemblyName is not null)
            return;
        foreach (var command in DotNetBuild.Of(model).Commands.Where(command => command.Verb is "publish" or "build"
            && command.Command.HasOption("--no-restore") && !command.Command.HasOption("--no-build")
            && command.Runtime is { Name: "-r" or "--runtime", Value: { } runtime } && runtime.IndexOf('$') < 0))
        {
            var restores = DotNetBuild.Of(model).GetEarlier(command).Where(earlier => earlier.Restores).ToArray();
            if (restores.Length > 0 && restores.All(restore => restore.Runtime is null && restore.Verb == "restore"
                    && !restore.Sets("RuntimeIdentifier") && !restore.Sets("RuntimeIdentifiers"))
                && !command.Sets("RuntimeIdentifier")
                && !DotNetBuild.Of(model).IsInEnvironment(command, "RuntimeIdentifier")
                && ImageFileSystemBuilder.Of(model).GetFiles(command.Command).IsFollowed("/"))
                context.Report(
                    command.Command.Options.First(option => option.Name == "--no-restore").Span,
                    [command.Verb, SayUnknown(command)]);
        }
    }

    private static string SayUnknown(DotNetCommand command) =>
        $"the restore before it does not include the runtime of '{command.Runtime?.Name}' (NETSDK1047)";

    private static bool NamesRuntime(DotNetCommand command) =>
        command.Runtime is { Name: "-r" or "--runtime" or "-a" or "--arch" };

    // The obj folder of the host also contains a restore. It is of another machine, but the build uses it.
    private static bool IsCopiedFromHost(DockerfileModel model, DotNetCommand command) =>
        DotNetBuild.Of(model).ToContext(model.Project.ProjectFile) is not { } project
            || ImageFileSystemBuilder.Of(model).GetFiles(command.Command)
                .GetPaths(project.Substring(0, project.LastIndexOf('/') + 1) + "obj/project.assets.json").Any();
}
