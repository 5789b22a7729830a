using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// What BuildKit sends of the build context: what the stages that it builds copy or mount, and nothing else.
/// </summary>
internal static class ContextTransfer
{
    /// <returns>The entries that are sent; all that are not ignored where that is not known.</returns>
    public static ImmutableArray<ContextEntry> Find(DockerfileModel model)
    {
        var all = BuildContext.Of(model).Sent;
        var built = model.Stages.Where(IsBuilt).SelectMany(stage => stage.Instructions).ToArray();
        if (built.OfType<RunInstructionSyntax>().Any(run => run.Mounts.Any(IsContextMount)))
            return all;
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var copying in built.OfType<CopyingInstructionSyntax>().Where(LayerReporter.TakesContext))
        {
            var selection = ContextSelection.Create(model, copying);
            if (selection.UnknownReason is not null)
                return all;
            paths.UnionWith(selection.Entries.Select(entry => entry.Entry.Path));
        }

        return all.Where(entry => paths.Contains(entry.Path)).ToImmutableArray();
    }

    /// <summary>Whether a build runs the stage: it is shipped, or a stage that is built uses it.</summary>
    public static bool IsBuilt(Stage stage) => stage.IsShipped || stage.UsedBy.Any(IsBuilt);

    // What of it the script reads is not known.
    private static bool IsContextMount(MountSyntax mount) => mount is { Type: "bind", From: null };
}
