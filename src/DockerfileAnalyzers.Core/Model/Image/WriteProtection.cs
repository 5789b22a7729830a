namespace DockerfileAnalyzers.Model.Image;

/// <summary>Where a user without the rights of root may certainly not create a file.</summary>
internal static class WriteProtection
{
    private static readonly char[] s_patterns = { '*', '?', '[', '{', '$', '~' };

    private static readonly string[] s_permissionCommands =
    {
        "chown", "chmod", "chgrp", "install", "setfacl", "mkdir", "cp", "mv", "ln", "tar", "touch", "usermod", "unzip",
    };

    /// <summary>Whether a folder is one of the system, and the image one in which these belong to root.</summary>
    private static bool IsOfRoot(Stage stage, string folder) => KnownPlaces.Is(folder, PlaceTrait.RootOnly)
        && stage.BaseImage?.Facts is { Os: OsFamily.Debian or OsFamily.Ubuntu or OsFamily.Alpine or OsFamily.RedHat }
            facts
        && (ImageTable.IsOfficial(facts.Repository) || IsOfDotNet(facts));

    private static bool IsOfDotNet(ImageFacts facts) =>
        facts.Toolchain is Toolchain.DotNetSdk or Toolchain.DotNetRuntime;

    /// <summary>
    /// Where the user of a container may not create a file: in the working directory itself, and in folders of the
    /// system, as long as no instruction may have changed their owner or mode.
    /// </summary>
    /// <param name="decider">The USER that decides; <see langword="null"/> where the base image does.</param>
    public static bool IsIn(DockerfileModel model, Stage stage, string path, out TextSpan? decider)
    {
        var directory = stage.FinalState.WorkingDirectory;
        decider = stage.FinalState.User.SetBy?.Span;
        return IsOtherThanRoot(stage) && ContainerPath.Combine(directory, path) is { } full
            && ContainerPath.GetParent(full) is { } folder && (folder == directory || IsOfRoot(stage, folder))
            && !stage.ChainInstructions.Any(instruction => MayAllow(model, instruction, full));
    }

    private static bool IsOtherThanRoot(Stage stage) => stage.FinalState.User switch
    {
        { SetBy: { } setBy, Name: null } => setBy.Value.Text == stage.BaseImage?.Facts?.ApplicationUser,
        { SetBy: not null } user => !user.IsRoot,
        _ => stage.BaseImage?.Facts?.DefaultUser is not (null or "root" or "0" or ""),
    };

    private static bool MayAllow(DockerfileModel model, InstructionSyntax instruction, string path) =>
        instruction switch
        {
            // A folder that it creates belongs to the user of that moment.
            WorkdirInstructionSyntax => model.GetState(instruction).User is not ({ SetBy: null } or { IsRoot: true })
                || model.GetStage(instruction)?.BaseImage?.Facts?.DefaultUser is not ("root" or "0"),
            CopyingInstructionSyntax { Chown: null, Chmod: null } => false,
            CopyingInstructionSyntax copying => CopyResolver.Of(model, copying).Target is not { } target
                || ContainerPath.IsWithin(path, target.Path),
            RunInstructionSyntax run => UnseenCode.FindInstaller(model, run) is not null
                || UnseenCode.IsUnread(model, run)
                || model.GetCommands(run).Any(command => s_permissionCommands.Contains(command.Name)),
            VolumeInstructionSyntax => true,
            OnbuildInstructionSyntax => true,
            _ => false,
        };

    /// <summary>
    /// The path in a system directory that a command of a RUN would create, unless an earlier instruction or command
    /// names that directory or may have changed its permissions.
    /// </summary>
    /// <param name="path">The path that the command is told to write. "cp a /usr/bin" creates a file there.</param>
    public static string? FindRefused(DockerfileModel model, Stage stage, ShellCommand command, string path) =>
        path.IndexOfAny(s_patterns) < 0 && ContainerPath.Combine(model.GetWorkingDirectory(command), path) is { } full
        && FindCreated(stage, command, full) is { } created
        && !stage.ChainInstructions.TakeWhile(instruction => instruction.Span.Start < command.Span.Start)
            .Any(instruction => MayAllow(model, instruction, command, created)) ? created : null;

    private static string? FindCreated(Stage stage, ShellCommand command, string path)
    {
        if (IsOfRoot(stage, path))
        {
            return command.Name is "cp" or "ln" && path != "/" && command.Operands.First().Literal is { } source
                && RelativePath.GetName(source) is { Length: > 0 } name && name.IndexOfAny(s_patterns) < 0
                ? path + "/" + name : null;
        }

        if (IsOfRoot(stage, ContainerPath.GetParent(path)))
            return SystemDirectory.IsInEveryImage(path) ? null : path;
        // "mkdir -p /data/a" creates /data first. Images of services have folders of their own.
        var first = "/" + path.Split('/')[1];
        return command.Name == "mkdir" && command.HasOption("-p", "--parents") && !SystemDirectory.IsInEveryImage(first)
            && IsOfRoot(stage, "/") && stage.BaseImage!.Facts is { } facts
            && (IsOfDotNet(facts) || (facts.Toolchain is null && facts.Contents.Users.IsEmpty)) ? first : null;
    }

    private static bool MayAllow(
        DockerfileModel model, InstructionSyntax instruction, ShellCommand command, string created) =>
        instruction switch
        {
            RunInstructionSyntax run => UnseenCode.IsUnread(model, run)
                || model.GetCommands(run).TakeWhile(other => other != command).Any(other =>
                    UnseenCode.IsRunBy(model, other) || ChangesMode(model, other, created) || Names(other, created)),
            CopyingInstructionSyntax copying => copying.Chown is not null || copying.Chmod is not null
                || CopyResolver.Of(model, copying).Target is not { Path: var target }
                || ContainerPath.IsWithin(target, created) || target == ContainerPath.GetParent(created),
            FromInstructionSyntax or UserInstructionSyntax => false,
            _ => instruction.Arguments.Text.Contains(created),
        };

    private static bool ChangesMode(DockerfileModel model, ShellCommand other, string created) =>
        other.Name is "chmod" or "chown" or "chgrp" or "setfacl" or "install" or "usermod" or "adduser" or "useradd"
        && other.Operands.Any(operand => operand.Literal is not { } path
            || (ContainerPath.Combine(model.GetWorkingDirectory(other), path) is { } place
                && ContainerPath.IsWithin(created, place)));

    private static bool Names(ShellCommand other, string path) =>
        other.Arguments.Any(argument => (argument.Literal ?? argument.Text).Contains(path))
        || other.Redirections.Any(redirection => redirection.Target?.Text.Contains(path) == true);
}
