using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Files;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The scripts of the build context that containers start, and their effects.</summary>
internal static class StartScriptReader
{
    public static IEnumerable<StartScriptFacts> Find(DockerfileModel model, string context, DiscoveryLog log)
    {
        foreach (var stage in model.Stages.Where(stage => stage is { IsTarget: true, StartsProgram: true }))
        {
            foreach (var script in StartScript.Find(model, stage))
            {
                var read = script.FindSources(model, stage)
                    .Select(source => (Source: source, Text: ContextScript.ReadLogical(context, source, log)))
                    .FirstOrDefault(candidate => candidate.Text is not null);
                if (read.Text is { } text && script.FindText(model, stage) is null)
                    yield return new StartScriptFacts(model.File.Path, read.Source,
                        StartScript.Judge(text, script.Command.Instruction),
                        StartScript.GetUse(StartScript.FindCommands(text, script.Command.Instruction)));
            }
        }
    }
}
