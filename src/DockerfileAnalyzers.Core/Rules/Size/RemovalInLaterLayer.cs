namespace DockerfileAnalyzers.Rules.Size;

/// <summary>Files that an earlier instruction wrote are deleted here: they are hidden but stay in the image.</summary>
internal sealed class RemovalInLaterLayer() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA1103",
    Title = "Delete files in the layer that creates them",
    Message = "'{0}' was created in an earlier layer; deleting it here does not reduce the image size",
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.GetStage(run) is not { IsShipped: true })
            return;
        foreach (var command in context.Model.GetCommands(run).Where(command => command.Name == "rm"))
        {
            foreach (var operand in command.Operands)
            {
                if (ContainerPath.Combine(context.Model.GetWorkingDirectory(command), operand.Literal) is not { } path
                    || ImageFileSystemBuilder.Of(context.Model).GetFiles(run).FindWriter(path) is not { } writer
                    || SmallFile.IsSmall(context.Model, writer, path))
                    continue;
                var size = writer is CopyingInstructionSyntax
                    ? ImageHistory.Of(context.Model).Find(writer)?.Size
                    : null;
                context.Report(
                    operand.Span, [operand.Literal!], size is { IsUnknown: false } ? size.Value.Bytes : null);
            }
        }
    }
}
