using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The scripts of the build context that containers start, and what they do with the rights of root.</summary>
internal static class StartScriptUsers
{
    public static IEnumerable<StartScriptUser> Find(DockerfileModel model, string context, DiscoveryLog log)
    {
        foreach (var stage in model.Stages.Where(stage => stage is { IsTarget: true, StartsProgram: true }))
        {
            foreach (var script in StartScript.Find(model, stage)
                .Where(script => script.FindText(model, stage) is null))
            {
                foreach (var source in script.FindSources(model, stage))
                {
                    if (ContextScript.ReadLogical(context, source, log) is not { } text)
                        continue;
                    yield return new StartScriptUser(model.File.Path, source,
                        StartScript.Judge(text, script.Command.Instruction));
                    break;
                }
            }
        }
    }
}
