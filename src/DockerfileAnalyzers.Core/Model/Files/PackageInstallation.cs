namespace DockerfileAnalyzers.Model.Files;

/// <summary>
/// The packages that the installations of a RUN leave in its layer, without those that the same RUN removes.
/// </summary>
/// <param name="Commands">The installations of which something stays.</param>
/// <param name="IsClear">Whether it is known what the removals take away.</param>
internal sealed record PackageInstallation(
    ImmutableArray<ShellCommand> Commands, ImmutableArray<string> Names, bool HasRemovals, bool IsClear)
{
    /// <summary>Whether packages of another origin are among them: files, URLs, variables.</summary>
    public bool HasOthers => Commands.Any(command =>
        !command.IsComplete || command.Operands.Any(operand => operand.Literal?.IndexOf('/') >= 0));

    /// <summary>Whether apk also takes packages from another release.</summary>
    public bool HasOtherRepository => Commands.Any(command => command.Tool == "apk"
        && (command.HasOption("-X", "--repository")
            || command.Operands.Any(operand => operand.Literal?.IndexOf('@') > 0)));

    /// <returns><see langword="null"/> where nothing is installed.</returns>
    public static PackageInstallation? Find(ImmutableArray<ShellCommand> commands)
    {
        var installs = commands.Where(IsInstallation).ToArray();
        if (installs.Length == 0)
            return null;
        var removals = commands.Where(IsRemoval).ToArray();
        var removed = new HashSet<string>(removals.SelectMany(command => command.Packages), StringComparer.Ordinal);
        removed.UnionWith(
            removals.SelectMany(command => command.Operands).Select(operand => operand.Literal).OfType<string>());
        var kept = installs.Where(command => command.Group is not { } group || !removed.Contains(group))
            .ToImmutableArray();
        // The dependencies of a group stay with the group.
        var names = kept.SelectMany(command => command.Packages
            .Where(name => command.Group is not null || !removed.Contains(name))).Distinct();
        return new PackageInstallation(kept, names.ToImmutableArray(), removals.Length > 0, IsClearRemoval(removals));
    }

    /// <summary>Whether a command puts packages of apt or apk into the file system of the image.</summary>
    public static bool IsInstallation(ShellCommand command) =>
        command is { Tool: "apt-get" or "aptitude", Action: "install" }
            && !command.HasOption("--download-only", "-d")
        || command is { Tool: "apk", Action: "add" } && !command.HasOption("-p", "--root", "-s", "--simulate");

    private static bool IsRemoval(ShellCommand command) =>
        command is { Tool: "apt-get" or "aptitude" or "apk", Kind: CommandKind.Remove };

    // The dependencies of a package are removed with it: always by apk, by apt only on request.
    private static bool IsClearRemoval(ShellCommand[] removals) =>
        removals.Any(command => command.Action == "autoremove")
        || removals.All(command => command.IsComplete
            && (command.Tool == "apk" || command.HasOption("--auto-remove", "--autoremove")));
}
