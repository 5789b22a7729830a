using DockerfileAnalyzers.Input;
using static DockerfileAnalyzers.Model.DotNet.DotNetBuild;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>
/// Folders of referenced projects that a command finds, and none of whose source is in the image. Only the files that
/// are next to the project count: where there are none, nothing is missing.
/// </summary>
internal static class MissingSources
{
    public static IEnumerable<MissingFile> Find(DockerfileModel model, DotNetCommand command)
    {
        var build = Of(model);
        if (command.Target is not DotNetTarget.ThisProject || model.Project.ProjectFile is not { } project
            || build.GetProjectPath(command) is not { } projectPath)
            yield break;
        var files = ImageFileSystemBuilder.Of(model).GetFiles(command.Command);
        foreach (var reference in model.Project.ProjectReferences)
        {
            if (build.ToContext(reference) is not { } inContext
                || GetRelativePath(GetDirectory(project.Replace('\\', '/')), reference.Replace('\\', '/'))
                    is not { } relative)
                continue;
            var folder = GetDirectory(inContext);
            var expected = GetDirectory(ContainerPath.Normalize(GetDirectory(projectPath) + "/" + relative));
            var sources = BuildContext.Of(model)
                .Sent.Where(entry =>
                    !entry.IsFolder && IsSource(entry.Path)
                    && entry.Path.StartsWith(folder + "/", StringComparison.Ordinal))
                .ToArray();
            if (sources.Length > 0 && files.GetPaths(inContext).Any() && files.IsFollowed(expected + "/.")
                && !sources.Any(source => files.GetPaths(source.Path).Any()))
                yield return new MissingFile(folder, folder, expected, null);
        }
    }

    private static bool IsSource(string path) =>
        path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".fs", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".vb", StringComparison.OrdinalIgnoreCase);
}
