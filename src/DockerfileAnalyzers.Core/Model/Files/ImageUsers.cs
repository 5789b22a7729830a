using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Images;
using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Model.Context;

namespace DockerfileAnalyzers.Model.Files;

/// <summary>Which users an image has at one point of its build.</summary>
internal static class ImageUsers
{
    private static readonly string[] s_files = { "/etc/passwd", "/etc/group" };

    /// <param name="end">What is written before this place of the file counts.</param>
    public static Presence Find(DockerfileModel model, Stage stage, string user, int end)
    {
        if (stage.BaseImage?.Facts is not { } facts || SystemUsers.Has(facts, user) is not { } isInBase)
            return Presence.Unknown;
        if (isInBase)
            return Presence.Present;
        return stage.ChainInstructions.TakeWhile(instruction => instruction.Span.Start < end)
            .Any(instruction => MayBring(model, instruction, user)) ? Presence.Unknown : Presence.Absent;
    }

    private static bool MayBring(DockerfileModel model, InstructionSyntax instruction, string user) =>
        instruction switch
        {
            RunInstructionSyntax run => MayBring(model, run, user),
            CopyingInstructionSyntax copying => CopyResolver.Of(model, copying).Target is not { } target
                || s_files.Any(file => ContainerPath.IsWithin(file, target.Path)),
            _ => false,
        };

    private static bool MayBring(DockerfileModel model, RunInstructionSyntax run, string user)
    {
        var commands = model.GetCommands(run);
        return model.File.GetText(run.Span).Contains(user)
            || UnseenCode.IsUnread(model, run)
            || model.GetCommands(run).Any(command => UnseenCode.IsRunBy(model, command) || MayAdd(command, user));
    }

    // Packages of services bring users of their own, but none with a name for everybody's program.
    private static bool MayAdd(ShellCommand command, string user) =>
        (command.Manager is { Ecosystem: "system" }
            && (!command.IsComplete || !KnownNames.Is(user, NameTrait.ApplicationUser)))
        || (command.Name is "useradd" or "adduser" or "newusers" or "usermod" && !command.IsComplete)
        || command.Arguments.Any(argument => argument.Literal?.Contains(user) == true
            || argument.Literal?.Contains("/etc/passwd") == true)
        || command.Redirections.Any(redirection => redirection.Target?.Text.Contains("/etc/passwd") == true);
}
