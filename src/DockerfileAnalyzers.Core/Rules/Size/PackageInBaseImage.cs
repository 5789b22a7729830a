namespace DockerfileAnalyzers.Rules.Size;

/// <summary>A package is installed that the base image already contains.</summary>
internal sealed class PackageInBaseImage() : Rule<ShellCommand>(new()
{
    Id = "DFA1204",
    Title = "Do not install packages that the base image contains",
    Message = "{0} {1} already installed in '{2}'",
    Severity = Severity.Info,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Tool: "apt-get" or "apk", Kind: CommandKind.Install, Instruction: RunInstructionSyntax }
            || context.Model.GetStage(command) is not { BaseImage.Reference: { } image } stage
            || stage.BaseImage.Facts?.PackageManager is { } manager
                && !command.Tool.StartsWith(manager, StringComparison.Ordinal)
            || ImagePackages.Find(image.Repository, image.Tag) is not { IsEmpty: false } brought
            || stage.Runs.SelectMany(run => context.Model.GetCommands(run))
                .Any(other => other.Kind is CommandKind.Remove && other.Tool == command.Tool))
            return;
        var packages = PackageArgument.Read(command).Where(package => brought.Contains(package.Text)
            && !(stage.BaseImage.Facts?.OsRelease is { } suite && PackageTable.Lacks(suite, package.Name))).ToArray();
        var names = NameList.Of(packages.Select(package => package.Name));
        if (packages.Length > 0)
            context.Report(packages[0].Span, [names, names.Choose("is", "are"), image.ToString()]);
    }
}
