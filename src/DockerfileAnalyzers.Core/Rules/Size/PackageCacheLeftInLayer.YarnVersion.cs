namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// The Yarn version that RUN starts. The official Node.js images contain Yarn 1, whose cache is not used later.
/// Yarn 2 and later, selected by <c>.yarnrc.yml</c> or Corepack, can run packages from the cache.
/// </summary>
internal static class YarnVersion
{
    private const string Settings = ".yarnrc.yml";

    /// <summary>Whether Yarn 2 or later may run, according to the stage and the build context.</summary>
    public static bool MayBeModern(DockerfileModel model, RunInstructionSyntax run)
    {
        if (model.GetStage(run) is not { } stage)
            return true;
        var before = stage.ChainInstructions
            .TakeWhile(instruction => instruction.Span.Start <= run.Span.Start).ToArray();
        return before.OfType<CopyingInstructionSyntax>().Any(copying => MayBringSettings(copying, model))
            || before.OfType<RunInstructionSyntax>().SelectMany(other => model.GetCommands(other)).Any(Selects);
    }

    private static bool Selects(ShellCommand command) => command.Name == "corepack"
        || command.Packages.Any(package => package is "@yarnpkg/cli" or "corepack" or "berry");

    private static bool MayBringSettings(CopyingInstructionSyntax copying, DockerfileModel model)
    {
        var isFromContext = copying.From is null;
        if (isFromContext && BuildContext.Of(model).Manifest is { IsTruncated: false } manifest)
            return manifest.Entries.Any(entry =>
                entry.Path == Settings || entry.Path.EndsWith("/" + Settings, StringComparison.Ordinal));
        return copying.Sources.Any(source =>
            source.Literal is not { } path || MayBeFolder(ContainerPath.GetName(path)));
    }

    // Judged by the name: "package.json" and "yarn.lock" are files.
    private static bool MayBeFolder(string name) =>
        name.IndexOf('.') <= 0 || (name.StartsWith("*", StringComparison.Ordinal) && name.Length < 3);
}
