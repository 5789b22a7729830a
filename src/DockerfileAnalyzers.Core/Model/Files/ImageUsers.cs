namespace DockerfileAnalyzers.Model.Files;

/// <summary>Which users an image has at one point of its build.</summary>
internal static class ImageUsers
{
    private static readonly Fact<RunInstructionSyntax, AddedUsers> s_added = new(FindAdded);

    private static readonly string[] s_files = { "/etc/passwd", "/etc/group" };

    /// <param name="end">Only instructions before this position count.</param>
    public static Presence Find(DockerfileModel model, Stage stage, string user, int end)
    {
        if (stage.BaseImage?.Facts is not { } facts || SystemUsers.Has(facts, user) is not { } isInBase)
            return Presence.Unknown;
        if (isInBase)
            return Presence.Present;
        var files = ImageFileSystemBuilder.Of(model).GetFiles(stage, end);
        return s_files.Any(file => files.FindCopied(file) is not Presence.Absent)
            || stage.Runs.TakeWhile(run => run.Span.Start < end).Any(run => MayBring(model, run, user))
            ? Presence.Unknown : Presence.Absent;
    }

    // Each USER asks it of every RUN before it: what does not depend on the name is found once.
    private static bool MayBring(DockerfileModel model, RunInstructionSyntax run, string user)
    {
        var added = s_added.Of(model, run);
        if (added is AddedUsers.Any
            || (added is AddedUsers.OfServices && !KnownNames.Is(user, NameTrait.ApplicationUser))
            || model.File.Text.IndexOf(user, run.Span.Start, run.Span.Length, StringComparison.Ordinal) >= 0)
            return true;
        foreach (var command in model.GetCommands(run))
        {
            foreach (var argument in command.Arguments)
            {
                if (argument.Literal?.Contains(user) == true)
                    return true;
            }
        }

        return false;
    }

    private static AddedUsers FindAdded(DockerfileModel model, RunInstructionSyntax run)
    {
        var commands = model.GetCommands(run);
        if (UnseenCode.IsUnread(model, run)
            || commands.Any(command => UnseenCode.IsRunBy(model, command) || MayAddAny(command)))
            return AddedUsers.Any;
        return commands.Any(command => command.Manager is { Ecosystem: "system" })
            ? AddedUsers.OfServices : AddedUsers.None;
    }

    private static bool MayAddAny(ShellCommand command) =>
        (!command.IsComplete && (command.Manager is { Ecosystem: "system" }
            || command.Name is "useradd" or "adduser" or "newusers" or "usermod"))
        || command.Arguments.Any(argument => argument.Literal?.Contains("/etc/passwd") == true)
        || command.Redirections.Any(redirection => redirection.Target?.Text.Contains("/etc/passwd") == true);

    private enum AddedUsers
    {
        None,
        /// <summary>Packages of services bring users of their own, but none with a name for everybody's
        /// program.</summary>
        OfServices,
        Any,
    }
}
