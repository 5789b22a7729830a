namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A package of the distribution that is installed without a version.</summary>
internal sealed class UnpinnedSystemPackage() : Rule<ShellCommand>(new()
{
    Id = "DFA7306",
    Title = "Pin the versions of system packages",
    Message = "{0} {1} no pinned version",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Equivalents = ImmutableArray.Create("DL3008", "DL3018", "DL3033", "DL3037", "DL3041"),
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Kind is not CommandKind.Install
            || command.Manager is not { Ecosystem: "system", VersionMarks.IsEmpty: false } manager)
            return;
        var unpinned = PackageArgument.Read(command).Where(package => !package.IsPinned(manager)).ToArray();
        if (unpinned.Length == 0)
            return;
        var names = NameList.Of(unpinned.Select(package => package.Name));
        context.Report(unpinned[0].Span, [names, names.Choose("has", "have")]);
    }
}
