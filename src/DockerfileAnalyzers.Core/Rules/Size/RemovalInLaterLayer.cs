using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>Files that an earlier instruction wrote are deleted here: they are hidden, and stay in the image.</summary>
public sealed class RemovalInLaterLayer() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA1103",
    Title = "Delete files in the layer that creates them",
    Message = "'{0}' is part of an earlier layer: deleting it here saves nothing",
    Category = Category.Size,
})
{
    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.GetStage(run) is not { IsShipped: true } stage)
            return;
        var earlier = stage.ChainInstructions.TakeWhile(instruction => instruction != run).ToArray();
        foreach (var command in context.Model.GetCommands(run).Where(command => command.Name == "rm"))
        {
            foreach (var operand in command.Operands)
            {
                if (ModelBuilder.Combine(context.Model.GetState(run).WorkingDirectory, operand.Literal) is { } path && earlier.Any(other => Writes(context.Model, other, path)))
                    context.Report(operand.Span, new object[] { operand.Literal! });
            }
        }
    }

    // One file, copied or downloaded by name: of folders it is not known what was in them before.
    private static bool Writes(DockerfileModel model, InstructionSyntax instruction, string path) => instruction switch
    {
        CopyingInstructionSyntax { Sources.Length: 1 } copying => CopiedFile(model, copying) == path,
        RunInstructionSyntax run => model.GetCommands(run).Any(command => command.Name is "curl" or "wget"
            && ModelBuilder.Combine(model.GetState(run).WorkingDirectory, command.GetOptionValue("-o", "--output", "-O", "--output-document")) == path),
        _ => false,
    };

    private static string? CopiedFile(DockerfileModel model, CopyingInstructionSyntax copying)
    {
        if (model.Expand(copying, copying.Sources[0]) is not { } source || Glob.HasWildcard(source) || model.Expand(copying, copying.Destination) is not { } destination)
            return null;
        var name = source.Substring(source.LastIndexOf('/') + 1);
        var target = destination is "." or "./" || destination.EndsWith("/", StringComparison.Ordinal) ? destination.TrimEnd('.') + name : destination;
        return ModelBuilder.Combine(model.GetState(copying).WorkingDirectory, target);
    }
}
