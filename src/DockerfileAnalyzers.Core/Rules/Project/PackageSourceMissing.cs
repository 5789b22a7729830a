namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A nuget.config in the image names a folder of packages that the image does not have.</summary>
internal sealed class PackageSourceMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6115",
    Title = "Copy local package sources before restoring",
    Message = "'{0}' specifies the package source '{1}', but '{2}' does not exist when 'dotnet {3}' runs; the restore "
        + "fails (NU1301)",
    Consequence = Consequence.BuildFails,
})
{
    private static readonly string[] s_sources = { "-s", "--source", "--configfile", "--ignore-failed-sources" };

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        var dotNet = DotNetBuild.Of(model);
        // A source is read for a package that is not there yet.
        if (model.Project.DirectPackages.IsEmpty || dotNet.FirstRestore is not { } restore
            || restore.Command.HasOption(s_sources) || restore.Sets("RestoreSources")
            || model.RunsWindows(restore.Command.Instruction)
            || dotNet.GetEarlier(restore).Any(command => command.Verb == "nuget")
            || restore.Command.Instruction is RunInstructionSyntax { Mounts.IsEmpty: false })
            return;
        var files = ImageFileSystemBuilder.Of(model).GetFiles(restore.Command);
        var start = dotNet.GetProjectPath(restore) ?? restore.TargetPath ?? "";
        foreach (var source in model.Project.PackageFolders)
        {
            if (dotNet.ToContext(source.Owner) is not { } owner
                || files.GetPaths(owner).FirstOrDefault(path =>
                    ContainerPath.IsWithin(start, ContainerPath.GetParent(path))) is not { } config
                || !files.IsUnchanged(owner, config) || IsNamedBefore(model, restore.Command, config))
                continue;
            var folder = GetSource(source.Value, ContainerPath.GetParent(config));
            if (files.Find(folder) is not Presence.Absent)
                continue;
            context.Report(restore.TargetSpan, [owner, source.Value, folder, restore.Verb]);
            return;
        }
    }

    // "sed -i … nuget.config": no project file, but the sources.
    private static bool IsNamedBefore(DockerfileModel model, ShellCommand restore, string config) =>
        model.Syntax.Instructions.OfType<RunInstructionSyntax>().SelectMany(run => model.GetCommands(run))
            .TakeWhile(command => command != restore).Any(command => command.Arguments.Any(argument =>
                argument.Text.Contains(RelativePath.GetName(config))));

    // "C:\packages" is a name like any other on Linux.
    private static string GetSource(string value, string folder) => value.Length > 1 && value[1] == ':'
        ? folder.TrimEnd('/') + "/" + value : ContainerPath.Combine(folder, value.Replace('\\', '/'))!;
}
