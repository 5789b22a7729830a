namespace DockerfileAnalyzers.Model.Image;

/// <summary>
/// Where the user of a container may certainly not create a file: in the working directory itself, and in folders of
/// the system, as long as no instruction may have changed their owner or mode.
/// </summary>
/// <param name="Span">The USER that decides; <see langword="null"/> where the base image does.</param>
internal sealed record WriteProtection(TextSpan? Span)
{
    private static readonly string[] s_systemFolders = { "/", "/etc", "/usr", "/opt", "/bin", "/lib", "/srv" };

    private static readonly string[] s_permissionCommands =
    {
        "chown", "chmod", "chgrp", "install", "setfacl", "mkdir", "cp", "mv", "ln", "tar", "touch", "usermod", "unzip",
    };

    /// <returns><see langword="null"/> where the user may write, or that is not known.</returns>
    public static WriteProtection? Find(DockerfileModel model, Stage stage, string path)
    {
        var directory = stage.FinalState.WorkingDirectory;
        if (!IsOtherThanRoot(stage) || ContainerPath.Combine(directory, path) is not { } full
            || ContainerPath.GetParent(full) is not { } folder
            || (folder != directory && !s_systemFolders.Contains(folder))
            || stage.ChainInstructions.Any(instruction => MayAllow(model, instruction, full)))
            return null;
        return new WriteProtection(stage.FinalState.User.SetBy?.Span);
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
}
