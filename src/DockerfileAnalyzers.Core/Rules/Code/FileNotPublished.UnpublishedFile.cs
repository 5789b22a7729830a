namespace DockerfileAnalyzers.Rules.Code;

/// <summary>
/// Whether a file of the project is certainly not next to the program in the image: the project copies none, the SDK
/// does not either, and the Dockerfile copies nothing but what a publish left.
/// </summary>
internal static class UnpublishedFile
{
    private const string PlainSdk = "Microsoft.NET.Sdk";

    // The files that the web and worker SDKs publish by default.
    private static readonly string[] s_published = { ".json", ".config", ".cshtml", ".razor", ".css", ".js", ".html" };

    /// <param name="path">Relative to the folder of the project.</param>
    public static bool Is(FinalImage image, string path)
    {
        var model = image.Model;
        if (BuildContext.Of(model).Manifest is not { IsTruncated: false } manifest
            || model.Project.IsTrue(Input.ProjectFacts.CopiesFiles) != false || ContainerPath.IsAbsolute(path)
            || DotNetBuild.Of(model).ToContext(model.Project.ProjectFile) is not { } project
            || model.Project["Sdk"] is not { } sdk || (sdk != PlainSdk && IsPublished(path)))
            return false;
        var full = project.Substring(0, project.LastIndexOf('/') + 1) + ContainerPath.Normalize(path);
        var name = RelativePath.GetName(path);
        return name.Length > 0 && manifest.Entries.Any(entry => entry.Path == full && !entry.IsFolder)
            && !model.Syntax.Instructions.Any(instruction =>
                instruction.Arguments.Text.Mentions(name))
            && image.Stage.ChainInstructions.All(instruction => instruction switch
            {
                CopyingInstructionSyntax copying => IsOfPublish(model, copying, full),
                RunInstructionSyntax run => UnseenCode.FindInstaller(model, run) is null
                    && !UnseenCode.IsUnread(model, run),
                OnbuildInstructionSyntax => false,
                _ => true,
            });
    }

    private static bool IsPublished(string path) => path.StartsWith("wwwroot", StringComparison.OrdinalIgnoreCase)
        || s_published.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static bool IsOfPublish(DockerfileModel model, CopyingInstructionSyntax copying, string file)
    {
        var sources = CopyResolver.Of(model, copying).Sources;
        if (copying.From is null)
            return sources.All(source => source is { Value: { } value, HasWildcard: false }
                && !ContainerPath.IsWithin(
                    "/" + file, ContainerPath.Normalize("/" + value)));
        return DotNetBuild.Of(model).Publish is { Command: { } command }
            && PublishOutput.GetFolder(model, command) is { } output
            && sources.All(source => source.Value is { } value
                && ContainerPath.Normalize(value.TrimEnd('.')).TrimEnd('/') == output.TrimEnd('/'));
    }
}
