using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Files;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The scripts of the build context that a container starts, and whether the program takes their place.
/// </summary>
internal static class StartScriptsWithoutExec
{
    /// <summary>Scripts whose last command runs an assembly as a child of the shell.</summary>
    public static IEnumerable<StartScriptWithoutExec> Find(DockerfileModel model, string context, DiscoveryLog log)
    {
        if (model.FinalStage is not { FinalState: var state } stage
            || (state.Entrypoint ?? (CommandInstructionSyntax?)state.Cmd) is not { } start)
            yield break;
        foreach (var script in StartScript.Find(model, stage).Where(script => script.Command.Instruction == start))
        {
            var found = script.FindSources(model, stage)
                .Select(source => (Source: source, Text: ContextScript.Read(context, source, log)))
                .FirstOrDefault(candidate => candidate.Text is not null);
            if (found.Text is null)
                continue;
            var file = ContextScript.ToFile(found.Source, found.Text);
            if (StartScript.FindChild(ContextScript.ToLogical(file), start) is not { } child)
                continue;
            var line = file.Lines.GetPosition(child.Span.Start).Line + 1;
            yield return new StartScriptWithoutExec(model.File.Path, ContainerPath.GetName(script.Path), line,
                file.GetText(child.Span));
        }
    }
}
