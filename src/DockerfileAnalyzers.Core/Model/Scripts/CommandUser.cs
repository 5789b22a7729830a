namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>Who runs a command of a RUN: the user of the stage, root after <c>sudo</c>, or another user.</summary>
/// <param name="IsRoot"><see langword="null"/> where unknown.</param>
/// <param name="Home">Absolute; <see langword="null"/> where unknown.</param>
/// <param name="Prefix">
/// The prefix that another command of the script needs to run as the same user; <see langword="null"/> where there is
/// nothing so simple.
/// </param>
internal sealed record CommandUser(bool? IsRoot, string? Home, string? Prefix)
{
    private static readonly string[] s_homes = ["~", "$HOME", "${HOME}"];

    /// <param name="state">The state of the build where the command runs.</param>
    public static CommandUser Find(BuildState state, ShellCommand command)
    {
        var isRoot = state.User.IsKnown ? state.User.IsRoot : (bool?)null;
        var wrappers = command.Outer is null ? [] : FindChanges(command);
        return wrappers.Count > 0 ? FindChanged(wrappers, command) : new CommandUser(
            isRoot, state.Variables.Find("HOME") is { } home ? home.Value : isRoot == true ? "/root" : null, "");
    }

    private static CommandUser FindChanged(List<ShellCommand> wrappers, ShellCommand command) =>
        // Whose home sudo takes depends on its version.
        wrappers.TrueForAll(wrapper =>
            wrapper.Name is "sudo" or "doas"
            && !NamesUser(wrapper.Arguments.TakeWhile(argument => argument.Span.End <= command.NameSpan.Start)))
            ? new CommandUser(true, null, wrappers[0].Name + " ")
            : new CommandUser(null, null, null);

    /// <summary>
    /// The user without the rights of root as whom a command of a Linux build certainly runs, so that the build notices
    /// where these are missing; <see langword="null"/> for any other.
    /// </summary>
    public static string? FindNonRoot(DockerfileModel model, ShellCommand command)
    {
        // Whoever calls another program around it may get the rights from there.
        if (command.Instruction is not RunInstructionSyntax run || command.Outer is not null || model.IsTrigger(run)
            || model.GetState(run) is not { User: { SetBy: { } setBy, IsRoot: false } user } state
            || model.RunsWindows(run) || !CommandFailure.IsNoticed(command) || Find(state, command).Prefix != "")
            return null;
        // "$APP_UID" is what the images of .NET call theirs.
        var written = setBy.Value.Text;
        return user.Name ?? (written == model.GetStage(run)?.BaseImage?.Facts?.ApplicationUser ? written : null);
    }

    /// <summary>The path with the home in the place of <c>/root</c>: <c>~</c> where it is not known.</summary>
    public string Locate(string path) =>
        ContainerPath.IsWithin(path, "/root") ? (Home ?? "~").TrimEnd('/') + path.Substring("/root".Length) : path;

    /// <summary>The path as if the home were root's, whoever's it is.</summary>
    public string Normalize(string path)
    {
        if (FindHome(path) is { } known)
            return ContainerPath.Normalize("/root" + path.Substring(known.Length));
        return ContainerPath.Normalize(IsRoot != true && path.StartsWith("/home/", StringComparison.Ordinal)
            ? "/root/" + string.Join("/", path.Split('/').Skip(3)) : path);
    }

    private string? FindHome(string path)
    {
        foreach (var home in s_homes)
        {
            if (IsIn(path, home))
                return home;
        }

        return IsIn(path, Home) ? Home : null;
    }

    private static bool IsIn(string path, string? home) => home is { Length: > 0 }
        && path.StartsWith(home, StringComparison.Ordinal)
        && (path.Length == home.Length || path[home.Length] == '/');

    // The commands around it that run it as another user, from the outside inwards.
    private static List<ShellCommand> FindChanges(ShellCommand command)
    {
        var changes = command.Wrappers.Where(outer => RootPrograms.Find(outer.Name) is { IsService: false }).ToList();
        changes.Reverse();
        return changes;
    }

    private static bool NamesUser(IEnumerable<CommandArgument> options) =>
        options.Any(option =>
            option.Text.StartsWith("-u", StringComparison.Ordinal)
            || option.Text.StartsWith("--user", StringComparison.Ordinal));
}
