using static DockerfileAnalyzers.Model.DotNet.GitHistory;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The commands that need the history of the repository and do not have it, and why.</summary>
internal static class LostHistory
{
    public const string Outside = "is outside the build context";

    public const string NotCopied = "is not copied or mounted";

    /// <summary>The commands that need the history and do not have it.</summary>
    public static IEnumerable<GitUse> FindLost(DockerfileModel model)
    {
        // Where it is not known to be there, the base image may have a repository of its own.
        if (BuildContext.Of(model).Exists(Folder) == true || BuildContext.Of(model).IsIgnored(Head))
        {
            foreach (var use in FindCommands(model).Where(use => !HasHistory(model, use.Command)))
                yield return use;
        }

        // The last build makes what is published. Few projects have such a package: what
        // is copied is only looked at for these.
        if (DotNetBuild.Of(model).Commands.LastOrDefault(IsBuild) is not { } build
            || FindPackages(model.Project).Where(package => package.Consequence is not null).ToArray()
                is not { Length: > 0 } packages
            || HasHistory(model, build.Command))
            yield break;
        foreach (var package in packages.Where(package => !IsOverridden(model, build.Command, package)))
            yield return new GitUse(package.Name, build.Command, build.TargetSpan, package.Consequence!);
    }

    /// <summary>Why a command does not have it; <see langword="null"/> if that is unknown.</summary>
    public static string? ExplainLoss(DockerfileModel model)
    {
        var context = BuildContext.Of(model);
        if (context.IsIgnored(Head) && context.FindDecidingPattern(Head) is { } pattern)
            return $"is excluded by '{context.IgnoreFile!.File.GetText(pattern.Span)}' in '{context.IgnoreFileName}'";
        if (context.Manifest is not null && context.Exists(Folder) == false)
            return model.Project["GitRepository"] is null ? null : Outside;
        return NotCopied;
    }

    /// <summary>
    /// Mounts the history for the RUN of a command; <see langword="null"/> where it is not there or mounted
    /// already, or where it belongs is not known. What the ignore file excludes cannot be mounted: an ignore
    /// file for this Dockerfile must send it.
    /// </summary>
    public static TextEdit? CreateMount(DockerfileModel model, ShellCommand command)
    {
        if (command.Instruction is not RunInstructionSyntax run || BuildContext.Of(model).Exists(Folder) != true
            || run.Mounts.Any(mount => mount.Source?.EndsWith(Folder, StringComparison.Ordinal) == true)
            || FindRoot(model, command) is not { } root)
            return null;
        return TextEdit.Insert(run.KeywordSpan.End,
            $" --mount=type=bind,source={Folder},target={(root == "/" ? "" : root)}/{Folder}");
    }

    private static bool IsBuild(DotNetCommand command) =>
        command is { Builds: true, Verb: not "test" }
            && command.Target is not (DotNetTarget.OtherProject or DotNetTarget.ReferencedProject)
            && !command.Command.HasOption("--no-build");

    private static bool HasHistory(DockerfileModel model, ShellCommand command) =>
        MakesRepository(model, command) || IsCopied(model, command)
        || (command.Instruction is RunInstructionSyntax run
            && run.Mounts.Any(mount => mount is { Type: "bind", From: not null }))
        // A context that the build command names may hold it, an image does not.
        || GetEarlier(model, command).OfType<CopyInstructionSyntax>()
            .Any(copy => CopyResolver.Of(model, copy).Origin.Kind is OriginKind.Unknown);

    private static bool IsCopied(DockerfileModel model, ShellCommand command) =>
        BuildContext.Of(model).Exists(Folder) != false && !BuildContext.Of(model).IsIgnored(Head)
        && (ImageFileSystemBuilder.Of(model).GetFiles(command.Instruction).GetPaths(Head).Any()
            || Takes(model, GetEarlier(model, command), 0));

    // The destination does not matter: an unknown one may be the right one.
    private static bool Takes(DockerfileModel model, IEnumerable<InstructionSyntax> instructions, int depth) =>
        instructions.OfType<CopyingInstructionSyntax>().Select(copying => CopyResolver.Of(model, copying))
            .Any(copy => copy.Origin switch
            {
                { Kind: OriginKind.Context } => copy.Sources.Any(source => source.Value is null
                    || (source.Filter is { } filter
                        && (ContainerPath.IsWithin(filter.Source, Folder) || filter.GetTarget(Head) is not null))),
                { Stage: { } stage } =>
                    depth < model.Stages.Length && Takes(model, stage.ChainInstructions, depth + 1),
                _ => false,
            });

    // On the command line, in the script or in the environment, which MSBuild reads as properties; an operand that is
    // not known may say it.
    private static bool IsOverridden(DockerfileModel model, ShellCommand command, GitReader reader)
    {
        bool Says(string text, string name) => text.Mentions(name + "=");
        var script = model.File.GetText(command.Instruction.Span);
        return command.Arguments.Any(argument => Says(argument.Text, "Version"))
            || reader.Overrides.Any(name => Says(script, name) || IsSet(model, command, name))
            || command.Operands.Any(operand =>
                operand.Literal is null && operand.Text.Trim('"').StartsWith("$", StringComparison.Ordinal));
    }

    private static bool IsSet(DockerfileModel model, ShellCommand command, string name) =>
        model.GetState(command.Instruction).Variables.Variables.Any(variable =>
            variable.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // The place of the context's root in the image, from the project or else from a COPY of the whole context.
    private static string? FindRoot(DockerfileModel model, ShellCommand command)
    {
        var build = DotNetBuild.Of(model).Commands.FirstOrDefault(other => other.Command == command);
        if (build is not null && DotNetBuild.Of(model).GetProjectPath(build) is { } place
            && DotNetBuild.Of(model).ToContext(model.Project.ProjectFile) is { } project
            && place.EndsWith("/" + project, StringComparison.Ordinal))
            return place.Substring(0, place.Length - project.Length - 1) is { Length: > 0 } root ? root : "/";
        return GetEarlier(model, command).OfType<CopyingInstructionSyntax>()
            .LastOrDefault(BuildContext.IsWholeContext) is { } whole
            ? CopyResolver.Of(model, whole).Target?.Path : null;
    }
}
