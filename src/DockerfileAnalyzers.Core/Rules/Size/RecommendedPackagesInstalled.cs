namespace DockerfileAnalyzers.Rules.Size;

/// <summary>apt also installs recommended packages unless an option or setting prevents it.</summary>
internal sealed class RecommendedPackagesInstalled() : Rule<ShellCommand>(new()
{
    Id = "DFA1202",
    Title = "Use '--no-install-recommends'",
    Message = "'{0} install' also installs recommended packages; use '--no-install-recommends'",
    Equivalents = ImmutableArray.Create("DL3015"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Tool: "apt-get", Action: "install", IsComplete: true } || command.Operands.IsEmpty
            || command.HasOption("--download-only") || context.Model.GetStage(command) is not { IsShipped: true } stage
            || PackageManagerConfiguration.Of(context.Model).IsWithoutRecommended(command))
            return;
        var bytes = ImageHistory.Of(context.Model).GetRecommendedBytes(command)
            ?? PackageTable.Find(stage?.BaseImage?.Facts)?.GetRecommendedBytes(command.Packages);
        if (bytes == 0)
            return;
        context.Report(command.NameSpan, [command.Name], bytes, Fix.Unsafe(
            "Add '--no-install-recommends'",
            Change.AddsOption,
            ScriptEdits.AddArgument(command, command.SubcommandSpan!.Value, "--no-install-recommends")));
    }
}
