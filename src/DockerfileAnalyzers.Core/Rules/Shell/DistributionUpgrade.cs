namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>The whole distribution is upgraded beyond the state of its image.</summary>
internal sealed class DistributionUpgrade() : Rule<ShellCommand>(new()
{
    Id = "DFA7305",
    Title = "Use a newer base image instead of upgrading all packages",
    Message = "'{0} {1}' replaces packages that the base image was tested with, and each replaced file is in the "
        + "image twice",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3005", "DL3035"),
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is { Kind: CommandKind.Upgrade, SubcommandSpan: { } span }
            && command is { Tool: "apt-get" or "aptitude" or "zypper", Action: "dist-upgrade" or "full-upgrade" })
            context.Report(span, [command.Name, command.Subcommand!]);
    }
}
