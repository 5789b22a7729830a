using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Packages;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>
/// The instructions that run again after an edit of a source file: from the first one on that copies it, in each stage
/// and in those that take files of that stage. Projects, manifests and lock files are not meant: they seldom change.
/// </summary>
internal static class Rebuilds
{
    private static readonly Fact<ImmutableHashSet<InstructionSyntax>> s_fact = new(model => [.. Find(model)]);

    /// <summary>Empty where nothing takes a source file.</summary>
    public static ImmutableHashSet<InstructionSyntax> Of(DockerfileModel model) => s_fact.Of(model);

    private static IEnumerable<InstructionSyntax> Find(DockerfileModel model)
    {
        var rebuilt = new HashSet<Stage>();
        foreach (var stage in model.Stages)
        {
            var isRebuilt = stage.Parent is { } parent && rebuilt.Contains(parent);
            if (isRebuilt)
                yield return stage.From;
            foreach (var instruction in stage.Instructions)
            {
                isRebuilt = isRebuilt || TakesSource(model, instruction, rebuilt);
                if (isRebuilt)
                    yield return instruction;
            }

            if (isRebuilt)
                rebuilt.Add(stage);
        }
    }

    private static bool TakesSource(
        DockerfileModel model, InstructionSyntax instruction, HashSet<Stage> rebuilt) => instruction switch
    {
        CopyInstructionSyntax { From: { } from } =>
            model.FindStage(instruction, model.Expand(instruction, from) ?? from.Text) is { } stage
            && rebuilt.Contains(stage),
        CopyingInstructionSyntax copying => CopiesSource(model, copying),
        RunInstructionSyntax run => run.Mounts.Any(mount => mount switch
        {
            { From: { } from } => model.FindStage(run, from) is { } stage && rebuilt.Contains(stage),
            { Type: "bind" } => mount.Source is not { } source || !IsManifest(source),
            _ => false,
        }),
        _ => false,
    };

    private static bool CopiesSource(DockerfileModel model, CopyingInstructionSyntax copying)
    {
        if (BuildContext.IsWholeContext(copying))
            return true;
        var selection = ContextSelection.Of(model, copying);
        return selection is { UnknownReason: null, Entries.IsEmpty: false }
            ? selection.Entries.Any(entry => entry.Entry.IsFolder || !IsManifest(entry.Entry.Path))
            : copying.Sources.Any(source => !ValueRules.IsRemote(source.Text) && !IsManifest(source.Text));
    }

    // Of "package*.json", what it is written for.
    private static bool IsManifest(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].Replace("*", "", StringComparison.Ordinal);
        return FileTypes.Is(name, FileTrait.Project) || DependencyTable.IsManifest(name);
    }
}
