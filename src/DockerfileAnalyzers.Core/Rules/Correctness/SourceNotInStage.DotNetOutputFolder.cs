namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>The folders in <c>bin</c> that builds of .NET projects write, where no option names another one.</summary>
internal static class DotNetOutputFolder
{
    private static readonly Regex s_folder = new(
        @"\A(?<project>.*)/bin/(?<configuration>Debug|Release)/(?<framework>net\d+\.0)(?<rest>/.*)?\z",
        RegexOptions.CultureInvariant);

    private static readonly string[] s_places =
    {
        "Configuration", "OutputPath", "BaseOutputPath", "PublishDir", "OutDir", "PublishProfile",
    };

    /// <summary>
    /// The directory, of another configuration or framework, that is written instead of one that no command of a stage
    /// writes; <see langword="null"/> if the directory is written, or that is not known.
    /// </summary>
    /// <param name="path">Absolute, in the stage.</param>
    public static string? FindActual(DockerfileModel model, Stage stage, string path)
    {
        var dotNet = DotNetBuild.Of(model);
        if (dotNet.Commands.IsEmpty || s_folder.Match(path) is not { Success: true } match)
            return null;
        var builds = dotNet.Commands
            .Where(command => command.Builds && stage.Chain.Contains(model.GetStage(command.Command))).ToArray();
        if (builds.Length == 0 || builds.Any(MayWriteElsewhere)
            || builds.Any(command => dotNet.IsInEnvironment(command, "Configuration"))
            || !ImageFileSystemBuilder.Of(model).GetFinal(stage).IsFollowed(path))
            return null;
        var project = match.Groups["project"].Value;
        var framework = FindFramework(model, builds, project) ?? match.Groups["framework"].Value;
        var configuration = FindConfiguration(builds, framework) ?? match.Groups["configuration"].Value;
        var actual = $"{project}/bin/{configuration}/{framework}{match.Groups["rest"].Value}";
        return actual == path ? null : actual;
    }

    private static bool MayWriteElsewhere(DotNetCommand command) =>
        command.Verb is not ("build" or "publish") || command.Command.HasOption("-o", "--output", "--artifacts-path")
        || s_places.Any(command.Sets);

    // The only one that the project is built for.
    private static string? FindFramework(DockerfileModel model, DotNetCommand[] builds, string folder) =>
        model.Project.TargetFrameworks.Length == 1 && builds.All(command => !command.NamesFramework
            && DotNetBuild.Of(model).IsAsEvaluated(command)
            && DotNetBuild.Of(model).GetProjectPath(command) is { } project
            && ContainerPath.GetParent(project) == folder)
            ? model.Project.TargetFrameworks[0] : null;

    // The only one that all commands build.
    private static string? FindConfiguration(DotNetCommand[] builds, string framework)
    {
        var built = builds.Select(command => command.GetConfiguration(framework)).Distinct().ToArray();
        return built is ["Debug" or "Release"] ? built[0] : null;
    }
}
