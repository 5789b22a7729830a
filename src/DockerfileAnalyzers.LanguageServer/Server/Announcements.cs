using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Server;

/// <summary>Messages that the user sees once.</summary>
internal sealed class Announcements(Protocol.Client client)
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private bool _hasUnknownProject;

    public void Report(SourceFiles sources)
    {
        foreach (var problem in sources.Problems.Where(_said.Add))
            client.Log(2, problem);
        if (sources.UnknownProjects is not [var project, ..] || _hasUnknownProject)
            return;
        _hasUnknownProject = true;
        client.Notify("window/showMessage", new ShowMessageParams(3,
            $"No facts about '{Path.GetFileName(project)}' are available; rules about it report nothing. Build it with "
            + "the package DockerfileAnalyzers, or turn on the setting 'dockerfileAnalyzers.restoreFacts'."),
            LspJson.Default.ShowMessageParams);
    }
}
