using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>The users that the commands of a stage create.</summary>
internal static class CreatedUsers
{
    public static IEnumerable<string> Find(DockerfileModel model, Stage stage) => stage.Runs
        .SelectMany(run => model.GetCommands(run)).Where(command => command.Name is "useradd" or "adduser")
        .Select(command => command.Operands.LastOrDefault()?.Literal).OfType<string>().Distinct();
}
