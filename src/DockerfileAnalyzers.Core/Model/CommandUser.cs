namespace DockerfileAnalyzers.Model;

/// <summary>Who runs a command of a RUN: the user of the stage, root behind <c>sudo</c>, or somebody else.</summary>
/// <param name="IsRoot"><see langword="null"/> where unknown.</param>
/// <param name="Home">Absolute; <see langword="null"/> where unknown.</param>
/// <param name="Prefix">What a further command of the script needs in front to run as the same user; <see langword="null"/> where there is nothing so simple.</param>
internal sealed record CommandUser(bool? IsRoot, string? Home, string? Prefix)
{
    public static CommandUser Find(DockerfileModel model, ShellCommand command) => Find(model, command, FindChanges(model.GetCommands(command.Instruction)));

    /// <param name="changes">What <see cref="FindChanges"/> finds in the RUN, for those that ask of many commands.</param>
    public static CommandUser Find(DockerfileModel model, ShellCommand command, ImmutableArray<ShellCommand> changes)
    {
        var state = model.GetState(command.Instruction);
        var isRoot = state.User.IsKnown ? state.User.IsRoot : (bool?)null;
        var wrappers = changes.Where(other => other != command && ContainsName(other, command)).ToArray();
        if (wrappers.Length == 0)
            return new CommandUser(isRoot, state.Variables.Find("HOME") is { } home ? home.Value : isRoot == true ? "/root" : null, "");
        // Whose home sudo takes depends on its version.
        return wrappers.All(wrapper => wrapper.Name is "sudo" or "doas" && !NamesUser(wrapper.Arguments.TakeWhile(argument => argument.Span.End <= command.NameSpan.Start)))
            ? new CommandUser(true, null, wrappers[0].Name + " ")
            : new CommandUser(null, null, null);
    }

    /// <summary>The path with the home in the place of <c>/root</c>: <c>~</c> where it is not known.</summary>
    public string Locate(string path) => ContainerPath.IsWithin(path, "/root") ? (Home ?? "~").TrimEnd('/') + path.Substring("/root".Length) : path;

    /// <summary>The path as if the home were root's, whoever's it is.</summary>
    public string Normalize(string path)
    {
        foreach (var home in new[] { "~", "$HOME", "${HOME}", Home })
        {
            if (home is { Length: > 0 } && (path == home || path.StartsWith(home + "/", StringComparison.Ordinal)))
                return ContainerPath.Normalize("/root" + path.Substring(home.Length));
        }

        var segments = path.Split('/');
        return ContainerPath.Normalize(IsRoot != true && path.StartsWith("/home/", StringComparison.Ordinal) && segments.Length > 2 ? "/root/" + string.Join("/", segments.Skip(3)) : path);
    }

    /// <summary>The commands that run another one as somebody else.</summary>
    public static ImmutableArray<ShellCommand> FindChanges(ImmutableArray<ShellCommand> commands) =>
        commands.Where(command => command.Name is "sudo" or "doas" or "su" or "gosu" or "su-exec" or "runuser" or "setpriv" or "chroot").ToImmutableArray();

    private static bool NamesUser(IEnumerable<CommandArgument> options) =>
        options.Any(option => option.Text.StartsWith("-u", StringComparison.Ordinal) || option.Text.StartsWith("--user", StringComparison.Ordinal));

    private static bool ContainsName(ShellCommand wrapper, ShellCommand command) =>
        wrapper.Span.Start <= command.NameSpan.Start && command.NameSpan.End <= wrapper.Span.End && wrapper.NameSpan.Start < command.NameSpan.Start;
}
