namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A package manager can prompt for confirmation, which fails in a build.</summary>
internal sealed class ConfirmationMissing() : Rule<ShellCommand>(new()
{
    Id = "DFA7303",
    Title = "Answer package manager prompts automatically",
    Message = "'{0} {1}' can prompt for confirmation, which fails in a build",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3014", "DL3030", "DL3034", "DL3038"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { IsComplete: true, Instruction: RunInstructionSyntax }
            || command.Manager is not { YesOption: { } yes } manager || !Asks(command)
            || command.HasOption(manager.AnswersYes.ToArray()) || IsQuiet(command) || command.IsAnswered
            || PackageManagerConfiguration.Of(context.Model).AssumesYes(command))
            return;
        // zypper expects it before the subcommand; the subcommand of pacman is an option.
        var after = command.Tool is "zypper" || command.SubcommandSpan is null
            ? command.NameSpan
            : command.SubcommandSpan.Value;
        var edit = ScriptEdits.AddArgument(command, after, yes);
        var fix = CommandFailure.EndsBuild(context.Model, command)
            ? Fix.Safe($"Add '{yes}'", Change.AddsOption, edit)
            : Fix.Unsafe($"Add '{yes}', which makes a command run whose failure was ignored", Change.AddsOption, edit);
        context.Report(after, [command.Name, command.Subcommand ?? command.Action ?? ""], fix: fix);
    }

    private static bool Asks(ShellCommand command) => command.Tool switch
    {
        "pacman" => command.Action is { } action && action[1] is 'S' or 'U' or 'R' && !action.Contains('i')
            && !action.Contains('s') && (!command.Operands.IsEmpty || action.Contains('u')),
        // conda does not prompt for an environment file, nor for downloading the index.
        "conda" => command.Action is "install" or "create" or "remove" or "update",
        "zypper" =>
            command.Action is "install" or "remove" or "source-install" or "patch" or "update" or "dist-upgrade",
        // "yum groups mark" only records, "yum groups list" only prints.
        "dnf"
            when command.Action is "group" or "groups" or "grp"
                && command.Operands.FirstOrDefault()?.Literal is "mark" or "list" or "info" or "summary" => false,
        "pip" => command.Action is "uninstall",
        // For package files, apt prompts only if they need others; without operands, only if it repairs something.
        _ =>
            command.Kind is CommandKind.Install or CommandKind.InstallGroup or CommandKind.Upgrade or CommandKind.Remove
                && !(command.Kind is CommandKind.Install
                    && command.Operands.All(operand => operand.Literal?.IndexOf('/') >= 0)
                    && !(command.Operands.IsEmpty && command.Tool is "apt-get"
                        && command.HasOption("-f", "--fix-broken"))),
    };

    // For apt-get, two "-q" imply "-y".
    private static bool IsQuiet(ShellCommand command) => command.Tool == "apt-get"
        && (command.Options.Count(option => option.Name is "-q" or "--quiet") > 1
            || command.Options.Any(option => (option.Name is "-q" or "--quiet" && option.Value is "2")
                || option.Value?.StartsWith("APT::Get::Assume-Yes", StringComparison.OrdinalIgnoreCase) == true));
}
