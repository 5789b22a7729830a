using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// The part of the build context that BuildKit sends: only files that the stages it builds copy or mount.
/// </summary>
internal static class ContextTransfer
{
    /// <returns>The entries that are sent; all that are not ignored where that is not known.</returns>
    public static ImmutableArray<ContextEntry> Find(DockerfileModel model)
    {
        var all = BuildContext.Of(model).Sent;
        var built = model.Stages.Where(stage => stage.IsBuilt).SelectMany(stage => stage.Instructions).ToArray();
        // The files that a script reads from a mount are not known.
        if (built.OfType<RunInstructionSyntax>().Any(run => run.Mounts.Any(mount => mount.ReadsContext)))
            return all;
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var copying in built.OfType<CopyingInstructionSyntax>().Where(LayerReporter.TakesContext))
        {
            var selection = ContextSelection.Of(model, copying);
            if (selection.UnknownReason is not null)
                return all;
            paths.UnionWith(selection.Entries.Select(entry => entry.Entry.Path));
        }

        return all.Where(entry => paths.Contains(entry.Path)).ToImmutableArray();
    }
}
