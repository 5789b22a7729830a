namespace DockerfileAnalyzers.Rules.Shell;

/// <summary><c>apt</c> is for interactive use; its command line may change.</summary>
internal sealed class AptInScript() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA7304",
    Title = "Use 'apt-get' instead of 'apt' in scripts",
    Message = "'apt' is meant for interactive use and has no stable interface; use 'apt-get'",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3027"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        var uses = context.Model.GetCommands(run).Where(command => command.Name == "apt").ToArray();
        if (uses.Length == 0 || context.Model.GetState(run).Dialect is ShellDialect.PowerShell or ShellDialect.Cmd)
            return;
        var same = uses.Where(command => IsSame(command) && command.Script?.DefinedNames.Contains("apt-get") != true
            && context.File.GetText(command.NameSpan).EndsWith("apt", StringComparison.Ordinal))
            .ToArray();
        // "apt upgrade" also installs new packages that an upgrade needs.
        var edits = same.Select(command => TextEdit.Insert(command.NameSpan.End, "-get"))
            .Concat(same.Where(command => command.Action == "upgrade" && !command.HasOption("--with-new-pkgs"))
                .Select(command => ScriptEdits.AddArgument(command, command.SubcommandSpan!.Value, "--with-new-pkgs")))
            .OrderBy(edit => edit.Span).ToArray();
        context.Report(
            uses[0].NameSpan, [], fix: edits.Length > 0 ? Fix.Safe("Use 'apt-get'", Change.ReplacesWord, edits) : null);
    }

    private static bool IsSame(ShellCommand command) =>
        command.Subcommand is "install" or "update" or "upgrade" or "remove" or "purge" or "autoremove" or "clean"
            or "autoclean" or "build-dep" or "download" or "source";
}
