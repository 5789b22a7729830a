using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Reporting;

/// <summary>Finds what flows into stages: what they build on, copy and mount.</summary>
internal static class FlowFinder
{
    private static readonly FlowSource s_context = new(NodeKind.Context, "build context");

    /// <summary>In the order of the file.</summary>
    public static IEnumerable<Flow> Find(DockerfileModel model)
    {
        foreach (var stage in model.Stages)
        {
            var source = stage.Parent is { } parent
                ? OfStage(parent)
                : new FlowSource(NodeKind.Image, stage.From.ImageName.Text);
            yield return new Flow(
                source,
                stage.Index,
                FlowKind.Base,
                "all layers",
                ImageHistory.Of(model).Stages[stage.Index].Start,
                GetLine(model, stage.From));
            foreach (var flow in stage.Instructions.SelectMany(instruction => Find(model, stage, instruction)))
                yield return flow;
        }
    }

    private static IEnumerable<Flow> Find(DockerfileModel model, Stage stage, InstructionSyntax instruction)
    {
        var line = GetLine(model, instruction);
        if (instruction is CopyInstructionSyntax { From: { } from } copy)
            yield return new Flow(
                GetSource(model, copy, model.Expand(copy, from) ?? from.Text),
                stage.Index,
                FlowKind.Files,
                GetSources(copy),
                ImageHistory.Of(model).Find(copy)!.Size,
                line);
        else if (instruction is CopyingInstructionSyntax copying
            && copying.Sources.Any(source => !ValueRules.IsRemote(source.Text)))
            yield return new Flow(
                s_context,
                stage.Index,
                FlowKind.Files,
                GetSources(copying),
                ContextSelection.Of(model, copying).Size,
                line);
        else if (instruction is RunInstructionSyntax run)
        {
            foreach (var mount in run.Mounts.Where(mount => mount.Type is "bind" || mount.From is not null))
            {
                var source = mount.From is { } name ? GetSource(model, run, name) : s_context;
                yield return new Flow(
                    source,
                    stage.Index,
                    FlowKind.Mount,
                    mount.Source ?? "/",
                    new SizeEstimate(0, Certainty.Measured),
                    line);
            }
        }
    }

    private static FlowSource GetSource(DockerfileModel model, InstructionSyntax user, string name) =>
        model.FindStage(user, name) is { } stage ? OfStage(stage) : new FlowSource(NodeKind.Image, name);

    private static FlowSource OfStage(Stage stage) => new(NodeKind.Stage, stage.ToString(), stage.Index);

    private static string GetSources(CopyingInstructionSyntax copying) =>
        string.Join(" ", copying.Sources.Select(source => source.Text));

    private static int GetLine(DockerfileModel model, InstructionSyntax instruction) =>
        model.File.Lines.GetLine(instruction.Span.Start) + 1;
}
