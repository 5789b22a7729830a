using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>A place that names a stage.</summary>
/// <param name="Span">The name, or the number.</param>
/// <param name="IsNumber">Whether it is meant by its number: a new name does not change it.</param>
internal sealed record StageOccurrence(TextSpan Span, Stage Stage, bool IsDefinition, bool IsNumber = false);

/// <summary>The places of the stages of a Dockerfile.</summary>
internal static class StageOccurrences
{
    private static readonly Fact<ImmutableArray<StageOccurrence>> s_fact = new(model => [.. FindAll(model)]);

    public static ImmutableArray<StageOccurrence> Find(DockerfileModel model) => s_fact.Of(model);

    private static IEnumerable<StageOccurrence> FindAll(DockerfileModel model)
    {
        foreach (var stage in model.Stages)
        {
            if (stage.From is { ImageName: { Literal: not null } name } && stage.Parent is { } parent)
                yield return new StageOccurrence(name.Span, parent, false);
            if (stage.From.Alias is { } alias)
                yield return new StageOccurrence(alias.Span, stage, true);
            foreach (var use in stage.Instructions.SelectMany(instruction => FindUses(model, instruction)))
                yield return use;
        }
    }

    private static IEnumerable<StageOccurrence> FindUses(DockerfileModel model, InstructionSyntax instruction)
    {
        if (instruction is CopyInstructionSyntax { From: { Literal: { } name } from }
            && model.FindStage(instruction, name) is { } source)
            yield return new StageOccurrence(from.Span, source, false, source.Name != name.ToLowerInvariant());
        if (instruction is not RunInstructionSyntax run)
            yield break;
        foreach (var mount in run.Mounts)
        {
            if (mount.From is { } text && model.FindStage(run, text) is { } mounted
                && model.File.Text.IndexOf(
                    "from=" + text, mount.Span.Start, mount.Span.Length, StringComparison.Ordinal)
                    is >= 0 and var start)
                yield return new StageOccurrence(new TextSpan(start + 5, text.Length), mounted, false);
        }
    }
}
