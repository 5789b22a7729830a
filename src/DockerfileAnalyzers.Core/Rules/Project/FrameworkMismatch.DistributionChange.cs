namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The effects on the commands of a stage if its base image is of another distribution.</summary>
internal static class DistributionChange
{
    /// <returns>
    /// Part of a fix title: <c>which is based on Ubuntu 24.04 instead of Debian 12 (bookworm)</c>;
    /// <see langword="null"/> if nothing changes.
    /// </returns>
    public static string? Find(DockerfileModel model, Stage stage, Distribution? before, Distribution? after)
    {
        var commands = model.Stages.Where(other => other.Chain.Contains(stage))
            .SelectMany(other => other.Instructions).OfType<RunInstructionSyntax>()
            .SelectMany(run => model.GetCommands(run)).ToArray();
        if ((before is not null && after is not null && before.IsLike(after))
            || commands.All(command => command.Is(ProgramTrait.Everywhere)))
            return null;
        if (before is null || after is null)
            return "which can be based on another distribution";
        var missing = NameList.Of(commands
            .Where(command => command is { Tool: "apt-get" or "aptitude", Kind: CommandKind.Install })
            .SelectMany(command => command.Packages)
            .Where(package => PackageTable.Lacks(after.Suite, package)));
        var note = missing.Full.Length == 0 ? "" : $"; {missing} {missing.Choose("does", "do")} not exist in it";
        return $"which is based on {after.Name} instead of {before.Name}{note}";
    }
}
