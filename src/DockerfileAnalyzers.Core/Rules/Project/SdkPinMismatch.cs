namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The global.json in the image requires an SDK that the image does not contain.</summary>
internal sealed class SdkPinMismatch() : Rule<DockerfileModel>(new()
{
    Id = "DFA6002",
    Title = "Use an SDK image that satisfies global.json",
    Message = "'{0}' requires SDK {1}{2}, but the image has {3}; 'dotnet {4}' fails",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (context.Project.SdkPin is not { } pin || DotNetBuild.Of(model).ToContext(pin.Path) is not { } file)
            return;
        foreach (var command in DotNetBuild.Of(model).Commands)
        {
            if (command.WorkingDirectory is not { } directory
                || model.GetStage(command.Command) is not { BaseImage: { Reference: { Name: "sdk",
                    Tag: { } tag } reference, Facts.Toolchain: Toolchain.DotNetSdk } } stage
                || DotNetTagTable.Split(tag) is not { } parts || DotNetImageTable.IsPreview(tag)
                || !Reaches(model, command, file, directory)
                || !ImageFileSystemBuilder.Of(model).GetFiles(command.Command).IsFollowed("/"))
                continue;
            var exact = parts.Patch is not null && Version.TryParse(parts.Version + "." + parts.Patch, out var version)
                ? version
                : null;
            // An SDK that is also too old for the project is reported only once, by FrameworkMismatch.
            if (DotNetBuild.Of(model).FindVersionProblem(stage.Chain.Last()) is null
                && (exact ?? DotNetTagTable.FindSdk(parts.Version)) is { } sdk
                && pin.Rejects(sdk, isExact: exact is not null))
            {
                context.Report(
                    stage.Chain.Last().From.ImageName.Span,
                    [
                        file,
                        pin.Version,
                        pin.RollForward is { } policy ? $" (rollForward: {policy})" : "",
                        exact is null ? $"{sdk} or a newer {parts.Version}" : sdk.ToString(),
                        command.Verb,
                    ]);
            }

            return;
        }
    }

    // The dotnet host looks in the working directory and in every directory above it.
    private static bool Reaches(DockerfileModel model, DotNetCommand command, string file, string directory) =>
        ImageFileSystemBuilder.Of(model).GetFiles(command.Command).GetPaths(file)
            .Any(path => ContainerPath.IsWithin(directory, path.Substring(0, Math.Max(1, path.LastIndexOf('/')))));
}
