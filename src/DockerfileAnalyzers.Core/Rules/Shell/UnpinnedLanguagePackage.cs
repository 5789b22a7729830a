namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A package of a programming language that is installed without a version.</summary>
internal sealed class UnpinnedLanguagePackage() : Rule<ShellCommand>(new()
{
    Id = "DFA7307",
    Title = "Pin the versions of language packages",
    Message = "{0} {1} installed in the latest version",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3013", "DL3016", "DL3028", "DL3062"),
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (!Installs(command) || command.Manager is not { VersionMarks.IsEmpty: false } manager
            || manager.Ecosystem is "system" or "-"
            || command.HasOption("-c", "--constraint", "--version") && command.Tool is "pip" or "gem" or "cargo"
            || (command.Tool == "gem" && command.HasOption("-v")))
            return;
        var unpinned = PackageArgument.Read(command).Where(package => !package.IsPinned(manager)).ToArray();
        if (unpinned.Length == 0)
            return;
        var names = NameList.Of(unpinned.Select(package => package.Name));
        context.Report(unpinned[0].Span, [names, names.Choose("is", "are")]);
    }

    private static bool Installs(ShellCommand command) => command.Kind is CommandKind.Install
        || (command.Kind is CommandKind.LockInstall && command.Tool is "pipenv" or "yarn" or "bun")
        || command is { Tool: "go", Action: "run" };
}
