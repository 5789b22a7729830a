namespace DockerfileAnalyzers.Model.Context;

/// <summary>Commands that restore the dependencies of what is copied from the build context.</summary>
internal static class RestoreCommand
{
    private static readonly Fact<Stage, bool> s_takesCache = new((_, stage) => TakesCache(stage));

    // In a stage and its parents.
    private static readonly Fact<Stage, ImmutableArray<ShellCommand>> s_clones = new((model, stage) => stage.Runs
        .SelectMany(run => model.GetCommands(run))
        .Where(command => command is { Name: "git", Subcommand: "clone" }).ToImmutableArray());

    /// <returns>
    /// <see langword="null"/> where it is not a restore, and where the restored project comes from a clone or a
    /// download.
    /// </returns>
    public static DependencyRestore? Find(DockerfileModel model, ShellCommand command)
    {
        if (!DependencyTable.Knows(command.Name))
            return null;
        var words = new[] { command.Subcommand }
            .Concat(command.Operands.Select(operand => operand.Literal)).OfType<string>().ToArray();
        var options = command.Options.Select(option => option.Name)
            .Concat(command.Arguments.Select(argument => argument.Text)).ToArray();
        if (DependencyTable.FindRestore(command.Name, command.Subcommand, words, options) is not { } restore
            || (restore.IsBuild && GainsNothing(model, command, restore)))
            return null;
        var directory = model.GetWorkingDirectory(command);
        if (restore.Ecosystem != "pip")
            return IsCloned(model, command, directory) ? null : restore;
        var files = command.Options.Where(option => option.Name is "-r" or "--requirement")
            .Select(option => option.Value is "{}" ? null : option.Value).ToArray();
        if (files.Any(file =>
            (file is not null && ValueRules.IsRemote(file))
            || IsCloned(model, command, ContainerPath.Combine(directory, file))))
            return null;
        // Where it is not known, or is elsewhere in the context, no COPY of it is proposed.
        var names = files.OfType<string>().Select(GetContextName).Distinct().ToImmutableArray();
        return names.Length < files.Length
            ? restore with { Manifests = "the requirements files", Files = ImmutableArray<string>.Empty }
            : restore with
            {
                Manifests = string.Join(" and ", names.Select(name => $"'{name}'")),
                Files = names.All(name => name.IndexOf('/') < 0) ? names : ImmutableArray<string>.Empty,
            };
    }

    /// <summary>Whether an earlier RUN of a stage and its parents restores with the same tools.</summary>
    public static bool IsAnyBefore(
        DockerfileModel model, Stage stage, InstructionSyntax instruction, DependencyRestore restore) =>
        stage.Runs.TakeWhile(run => run.Span.Start < instruction.Span.Start).Any(run =>
            model.GetCommands(run).Any(command => Find(model, command)?.Ecosystem == restore.Ecosystem));

    // A build that downloads on the way: only where its dependencies are known to be worth a layer of their own.
    private static bool GainsNothing(DockerfileModel model, ShellCommand command, DependencyRestore restore)
    {
        if (model.GetStage(command) is not { BaseImage.Facts: not null } stage || s_takesCache.Of(model, stage))
            return true;
        var context = BuildContext.Of(model).Manifest;
        var isComplete = context is { IsTruncated: false };
        bool Holds(Func<string, bool> isName) =>
            !isComplete || context!.Entries.Any(entry => entry.IsFolder || isName(ContainerPath.GetName(entry.Path)));
        return restore.Ecosystem switch
        {
            // A program of one file, an assembly, and whatever project there is.
            ".NET" => command.Operands.Any(operand => operand.Text.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
                    || operand.Text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || operand.Text.Contains('*'))
                || !Holds(name => name.EndsWith("proj", StringComparison.OrdinalIgnoreCase)),
            // Without modules, or with what "go get" or a vendor folder brings.
            "Go" => !Holds(name => name == "go.sum") || BuildContext.Of(model).Exists("vendor") == true
                || model.GetWorkingDirectory(command)?.Contains("/src/") == true
                || stage.ChainInstructions.Any(instruction =>
                    instruction.Arguments.Text.Contains("go/src") || instruction.Arguments.Text.Contains("GOPATH"))
                || stage.FinalState.Variables.Find("GO111MODULE")?.Value == "off"
                || stage.Runs.SelectMany(run => model.GetCommands(run))
                    .Any(other => other is { Name: "go", Action: "get" } or { Name: "dep" or "glide" or "govendor" }),
            _ => !Holds(name => restore.Files.Contains(name) || name.EndsWith(".gradle.kts", StringComparison.Ordinal)),
        };
    }

    // Another stage has downloaded them.
    private static bool TakesCache(Stage stage) => stage.ChainInstructions.OfType<CopyInstructionSyntax>()
        .Where(copying => copying.From is not null).SelectMany(copying => copying.Sources)
        .Any(source => KnownPlaces.IsNamedIn(source.Text, PlaceTrait.DependencyCache));

    // The name of a path in the image is also its name in the context.
    private static string GetContextName(string path) =>
        ContainerPath.IsAbsolute(path) ? ContainerPath.GetName(path) : ContainerPath.Normalize(path);

    // "git clone … && cd … && npm install": where either place is not known, it may be the same.
    private static bool IsCloned(DockerfileModel model, ShellCommand command, string? path) =>
        model.GetStage(command) is { } stage
            && s_clones.Of(model, stage).TakeWhile(clone => clone.Span.Start < command.Span.Start)
                .Any(clone =>
                    path is null || FindTarget(model, clone) is not { } target || ContainerPath.IsWithin(path, target));

    private static string? FindTarget(DockerfileModel model, ShellCommand clone)
    {
        var url = clone.Operands.FirstOrDefault()?.Literal?.TrimEnd('/');
        var name = url?.Substring(url.LastIndexOfAny(new[] { '/', ':' }) + 1);
        if (name?.EndsWith(".git", StringComparison.Ordinal) == true)
            name = name.Substring(0, name.Length - 4);
        var folder = clone.Operands.Length > 1 ? clone.Operands[1].Literal : name;
        return ContainerPath.Combine(model.GetWorkingDirectory(clone), folder);
    }
}
