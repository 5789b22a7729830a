namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// An archive or package file is copied or downloaded, unpacked, and stays in the image in addition to its contents.
/// </summary>
internal sealed class ArchiveShipped() : Rule<ShellCommand>(new()
{
    Id = "DFA1304",
    Title = "Do not ship archives that are extracted",
    Message = "'{0}' stays in the image in addition to its extracted contents",
    Equivalents = ImmutableArray.Create("DL3010"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Instruction is not RunInstructionSyntax run || !CommandEffects.IsUnpacking(command)
            || context.Model.GetStage(run) is not { IsShipped: true } stage)
            return;
        if (DownloadedArchive.Find(context.Model, stage, command) is { } archive)
            context.Report(archive.Argument.Span, [archive.Argument.Text],
                fix: archive.Removal is null
                    ? null
                    : Fix.Safe(
                        $"Remove '{archive.Argument.Text}' in the same layer", Change.AppendsCleanUp, archive.Removal));
        var directory = context.Model.GetWorkingDirectory(command);
        foreach (var argument in command.Arguments.Where(argument => argument.Literal?.Contains('.') == true))
        {
            if (ContainerPath.Combine(directory, argument.Literal) is not { } path
                || ImageFileSystemBuilder.Of(context.Model).GetFiles(run).FindWriter(path)
                    is not CopyingInstructionSyntax { Sources.Length: 1 } copy || !Ships(copy, context.Model)
                || IsRemoved(path, stage, context))
                continue;
            context.Report(
                copy.Sources[0].Span, [copy.Sources[0].Text], ImageHistory.Of(context.Model).Find(copy)?.Size.Bytes);
        }
    }

    // Files that ADD downloads do not count, and ADD unpacks local tar files itself.
    private static bool Ships(CopyingInstructionSyntax copying, DockerfileModel model) =>
        copying is CopyInstructionSyntax { From: null }
            || (copying is AddInstructionSyntax && model.Expand(copying, copying.Sources[0]) is { } source
                && !ValueRules.IsRemote(source) && !CopyResolver.MayBeUnpacked(source));

    // RemovalInLaterLayer reports this case.
    private static bool IsRemoved(string path, Stage stage, RuleContext context) =>
        stage.Runs.Any(other => DownloadedArchive.GetRemovals(context.Model, other)
            .Where(command => command.Name == "rm").Any(command => command.Operands
                .Any(operand =>
                    ContainerPath.Combine(context.Model.GetWorkingDirectory(command), operand.Literal) is { } removed
                        && (ContainerPath.IsWithin(path, removed)
                            || (Glob.HasWildcard(removed) && new PathPattern(removed).Matches(path))))));
}
